import type { Environment } from '../environment';
import { suffixPattern, suffixRule } from '../suffix';
import { isOptional, type Rule } from './rule';

export const rulesOfName = ({ name, region }: Environment): Rule[] => [
  { name: 'name', value: name, isValid: new RegExp(suffixPattern).test(name), accepted: suffixRule },
  { name: 'region', value: region, isValid: isOptional(region, /^[a-z]{2}(-[a-z]+)+-[0-9]$/), accepted: 'a region such as eu-west-1' },
];
