import type { Environment } from '../environment';
import { isInteger, type Rule } from './rule';

export const rulesOfData = ({ listingShards }: Environment): Rule[] => [
  { name: 'listingShards', value: listingShards, isValid: isInteger(listingShards, 1, 100), accepted: 'an integer from 1 to 100' },
];
