import type { Mutation } from './import-body-mutation';
import { answerMutations } from './import-body-mutations-answers';
import { methodMutations } from './import-body-mutations-methods';
import { modelMutations } from './import-body-mutations-models';

/** Each rule is broken by one of these at least, and none of them breaks two. */
export const mutations: readonly Mutation[] = [...modelMutations, ...methodMutations, ...answerMutations];
