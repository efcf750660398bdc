import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { testApi } from '../api';
import { describeItself, describeMatrix, inOrder } from './matrix';
import { tokenApi, tokenMaker } from './tokens';

const api = testApi();
const tokens = tokenApi(api);

describeItself();
describeMatrix('behind the gateway', () => ({
  baseUrl: tokens.anybody.url,
  tokenOf: tokenMaker(tokens.key),
  items: async () => inOrder((await api.engine.client.send(new ScanCommand({ TableName: api.tableName, ConsistentRead: true }))).Items),
}));
