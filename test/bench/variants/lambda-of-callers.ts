// Replaces src/lambda, as lambda.ts does, and enforces x-access.
import { administrators } from '../../../src/config';
import { identifiedBy } from '../../../src/http/authorization';
import { runtimeFor } from './lambda';

export const createRuntime = () => runtimeFor(identifiedBy(administrators));
