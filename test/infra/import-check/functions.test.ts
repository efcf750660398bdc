import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../generated/operations';
import { unmatched } from '../correspondence';
import { environmentNames, resourcesOf, type TemplateJson, templateOf } from '../template';

const methods = Object.keys(operations).length;

type Change = (template: TemplateJson) => void;

const permissionOf = (template: TemplateJson, functionName: string): string =>
  Object.keys(resourcesOf(template, 'AWS::Lambda::Permission')).find((id) => id.startsWith(functionName)) ?? '';
const source =
  (from: string, to: string): Change =>
  (template) => {
    const text = JSON.stringify(template.Resources[permissionOf(template, 'GetUserFunction')]);
    expect(text).toContain(from);
    template.Resources[permissionOf(template, 'GetUserFunction')] = JSON.parse(text.replace(from, to));
  };

const changes: readonly [what: string, message: string, change: Change][] = [
  [
    'lacks a permission',
    'GetUserFunction GET /users/{userId} is not permitted',
    (template) => Reflect.deleteProperty(template.Resources, permissionOf(template, 'GetUserFunction')),
  ],
  ['permits another method', 'GetUserFunction PUT /users/{userId} is permitted but not part of the definition', source('/GET/', '/PUT/')],
  ['permits every path', 'GetUserFunction GET /users is permitted but not part of the definition', source('/GET/users/*', '/GET/*')],
  ['permits every method', 'GetUserFunction DELETE /users/{userId} is permitted but not part of the definition', source('/GET/', '/*/')],
  ['permits every stage', 'is for any API or stage', source('{"Ref":"EnvironmentSuffix"}', '"*"')],
  ['permits every API', 'is for any API or stage', source('{"Ref":"Api"}', '"*"')],
  [
    'permits the function and not its alias',
    'GetUserFunction GET /users/{userId} is not permitted',
    source('{"Ref":"GetUserFunctionLive"}', '{"Fn::GetAtt":["GetUserFunction","Arn"]}'),
  ],
  [
    'has two permissions for a method',
    `there are ${methods + 1} permissions for ${methods} methods`,
    (template) => {
      const one = template.Resources[permissionOf(template, 'GetUserFunction')];
      if (one) template.Resources['Another'] = one;
    },
  ],
  [
    'has a function that serves nothing',
    'Spare does not serve one method',
    (template) => {
      template.Resources['Spare'] = { Type: 'AWS::Lambda::Function', Properties: {} };
    },
  ],
  [
    'calls one function for two methods',
    'DeleteUserFunction does not serve one method',
    (template) => {
      const text = JSON.stringify(template).replaceAll('functions/${DeleteUserFunctionLive}', 'functions/${GetUserFunctionLive}');
      Object.assign(template, JSON.parse(text));
    },
  ],
];

describe('methods, functions and permissions', () => {
  it.each(environmentNames)('of %s correspond one to one to one', (name) => {
    expect(unmatched(templateOf(name))).toEqual([]);
  });

  it.each(changes)('do not correspond if the template %s', (_, message, change) => {
    const template = templateOf('dev');
    change(template);
    expect(unmatched(template).join('\n')).toContain(message);
  });
});
