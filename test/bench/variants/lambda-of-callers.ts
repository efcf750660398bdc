// Stands in for src/lambda as lambda.ts does, with callers held to what they may.
import { administrators } from '../../../src/config';
import { identifiedBy } from '../../../src/http/identity';
import { serveTo } from './lambda';

export const serve = serveTo(identifiedBy(administrators));
