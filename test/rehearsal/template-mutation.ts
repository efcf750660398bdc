/** A template as JSON, as far as it is changed here. */
export interface TemplateJson {
  Resources: Record<string, { Type: string; Properties: Properties }>;
}

export interface Properties {
  Policies: { PolicyDocument: { Statement: Statement[] } }[];
  AssumeRolePolicyDocument: { Statement: { Principal: { Service: string } }[] };
  Environment: { Variables: Record<string, unknown> };
  GlobalSecondaryIndexes: { IndexName: string }[];
  KeySchema: { AttributeName: string }[];
  AttributeDefinitions: { AttributeName: string }[];
  SourceArn: object;
  Handler: string;
  Timeout: number;
  Body: { paths: Record<string, Record<string, object>>; components: { securitySchemes: { bearerAuth: Record<string, object> } } };
  Role: object;
}

export interface Statement {
  Action: string | string[];
  Resource: unknown;
}

/** A change after which the stack would not work, and what the rehearsal says of it. */
export interface TemplateMutation {
  what: string;
  says: readonly string[];
  change(template: TemplateJson): void;
}

export const properties = (template: TemplateJson, id: string): Properties => {
  const resource = template.Resources[id];
  if (!resource) throw new Error(`There is no ${id}`);
  return resource.Properties;
};
export const statements = (template: TemplateJson, id: string): Statement[] =>
  properties(template, id).Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

/** The resource of a type whose logical id begins with a name. */
export const idOf = (template: TemplateJson, type: string, start: string): string =>
  Object.entries(template.Resources).find(([id, { Type }]) => Type === type && id.startsWith(start))?.[0] ?? `${type} ${start}`;
export const roleOf = (template: TemplateJson, functionName: string): string => idOf(template, 'AWS::IAM::Role', `${functionName}Role`);

/** What the rehearsal says of a call without permission. */
export const denied = (functionName: string, action: string) => `${functionName} is not authorized to perform ${action} on arn:aws:`;
