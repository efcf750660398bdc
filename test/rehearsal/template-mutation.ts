/** The members of a template that mutations change. */
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
  FunctionName: object;
  FunctionVersion: object;
  Handler: string;
  Timeout: number;
  Body: { paths: Record<string, Record<string, object>>; components: { securitySchemes: { bearerAuth: Record<string, object> } } };
  Role: object;
}

export interface Statement {
  Action: string | string[];
  Resource: unknown;
}

/** A change that breaks the stack, and texts that the failures of the rehearsal must contain. */
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

/** Returns the logical id of a resource by its type and the start of its id. */
export const idOf = (template: TemplateJson, type: string, start: string): string =>
  Object.entries(template.Resources).find(([id, { Type }]) => Type === type && id.startsWith(start))?.[0] ?? `${type} ${start}`;
export const roleOf = (template: TemplateJson, functionName: string): string => idOf(template, 'AWS::IAM::Role', `${functionName}Role`);

/** The failure of a call without permission. */
export const denied = (functionName: string, action: string) => `${functionName} is not authorized to perform ${action} on arn:aws:`;
