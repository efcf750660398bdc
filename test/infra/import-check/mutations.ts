import type { Mutation } from './mutations/mutation';
import { answerMutations } from './mutations/responses';
import { methodMutations } from './mutations/methods';
import { modelMutations } from './mutations/models';

/** Each rule is broken by one of these at least, and none of them breaks two. */
export const mutations: readonly Mutation[] = [...modelMutations, ...methodMutations, ...answerMutations];
