// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { ValidateFunction } from 'ajv';

declare const validators: ValidateFunction[];
export = validators;
