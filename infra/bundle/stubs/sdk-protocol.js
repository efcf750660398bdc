import { errorTypeRegistries } from '@aws-sdk/client-dynamodb/dist-es/schemas/schemas_0';
import { AwsJson1_0Protocol } from '@aws-sdk/core/protocols';
import { DynamoDBJsonCodec2 } from '@aws-sdk/dynamodb-codec';

// The protocol of the AWS SDK under the name of ours, with the settings of @aws-sdk/client-dynamodb/dist-es/runtimeConfig.shared.js.
export class DynamodbJson extends AwsJson1_0Protocol {
  constructor() {
    super({
      defaultNamespace: 'com.amazonaws.dynamodb',
      errorTypeRegistries,
      serviceTarget: 'DynamoDB_20120810',
      jsonCodec: new DynamoDBJsonCodec2(),
    });
  }
}
