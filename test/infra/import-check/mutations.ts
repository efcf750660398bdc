import type { Mutation } from './mutation';
import { answerMutations } from './mutations-answers';
import { methodMutations } from './mutations-methods';
import { modelMutations } from './mutations-models';

/** Each rule is broken by one of these at least, and none of them breaks two. */
export const mutations: readonly Mutation[] = [...modelMutations, ...methodMutations, ...answerMutations];
