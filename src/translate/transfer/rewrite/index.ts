import type { Tree } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'
import { accusations } from './accusations.ts'
import { addresseesToAskings } from './addressees.ts'
import { freeAdverbs, makeFreeAdjectives } from './adjectives.ts'
import { amountsToVerbs, figuresToVerbs, partsToNumbers, passFirsts, passNumbers, passQualities } from './amounts.ts'
import { amountsAlike } from './amounts-alike.ts'
import { appositions, clausesToPersons, quotedNames } from './apposition.ts'
import { goalsIntoClauses } from './belonging.ts'
import { bothNames } from './both-names.ts'
import { casesToPredicates } from './cases.ts'
import { subjectsOfChains } from './chains.ts'
import { plainClefts } from './clefts.ts'
import { joinNouns } from './coordination.ts'
import { copulasOfTopics, countsOfTopics, makeCopulas, qualitiesSideBySide, topicsToFirstClauses } from './copula.ts'
import { figuresByPlace } from './distributed.ts'
import { joinEndings, plainNegations } from './endings.ts'
import { timesOfThings } from './forecasts.ts'
import {
  clausesToFormalNouns,
  definedTopics,
  joinWhether,
  makePlainSpellings,
  plainTopics,
  saidAlso,
  skipFormalNouns,
} from './formal-nouns.ts'
import { closeGaps } from './gapping.ts'
import { headlineArguments, headlineItems } from './headline-items.ts'
import { headlinePostpositions } from './headline-postpositions.ts'
import { headlineSubject } from './headline-subject.ts'
import { joinKnown } from './known-compounds.ts'
import { lightVerbs } from './light-verbs.ts'
import { listConjunctions } from './list-conjunctions.ts'
import { joinListedPhrases } from './listed-phrases.ts'
import { neighbours } from './neighbours.ts'
import { onlyWithoutNegation } from './only.ts'
import { joinOpening, openingToPredicate } from './openings.ts'
import { addToNouns, joinPairs, joinRanges } from './pairs.ts'
import { ratesOfNouns, ratesOfTime } from './per-unit.ts'
import { mergePostpositions, splitPostposed } from './postpositions.ts'
import { clausesIntoQuotations, outOfQuotations, speakersOutOfClauses, thingsIntoClauses } from './quotations.ts'
import { countsOfNamed, quotationsInARow, quotedThings, titlesToNames } from './quoted-things.ts'
import { subjectsToReports } from './reports.ts'
import { joinSelves } from './selves.ts'
import { successions } from './successions.ts'
import { spansOfTime } from './time-spans.ts'
import { makeTools } from './tools.ts'
import { topicsBeforeClefts, topicsToPredicates } from './topics.ts'
import { verbalNounsWithObjects } from './verbal-after.ts'
import { countsOfVotes } from './votes.ts'

/**
 * Japanese to easier Japanese, before anything is translated: openings of several bunsetsu become one conjunction (その|中で), compound postpositions
 * join their noun (経験を|背景に), endings that run over several bunsetsu join their predicate (加速させる|方針です), and a few heads are set right.
 * Each rewrite sees what those before it have done.
 */
export function makeRewrite(grammar: Grammar) {
  const tools = makeTools(grammar)
  const freeAdjectives = makeFreeAdjectives(grammar)
  const atFirst = [
    makePlainSpellings(grammar),
    listConjunctions,
    bothNames,
    spansOfTime,
    countsOfVotes,
    joinKnown,
    plainTopics,
    definedTopics,
    saidAlso,
    plainNegations,
    onlyWithoutNegation,
    ratesOfNouns,
    ratesOfTime,
    outOfQuotations,
    countsOfNamed,
    quotationsInARow,
    quotedThings,
    joinOpening,
    openingToPredicate,
    joinListedPhrases,
    joinSelves,
  ] as const
  const then = [
    plainClefts,
    makeCopulas(grammar),
    qualitiesSideBySide,
    clausesToPersons,
    amountsToVerbs,
    figuresToVerbs,
    amountsAlike,
    closeGaps,
    verbalNounsWithObjects,
    splitPostposed,
    mergePostpositions,
    casesToPredicates,
    partsToNumbers,
    topicsToPredicates,
    topicsToFirstClauses,
    copulasOfTopics,
    countsOfTopics,
    subjectsToReports,
    figuresByPlace,
    timesOfThings,
    joinPairs,
    joinRanges,
    addToNouns,
    freeAdjectives,
    freeAdverbs,
    clausesToFormalNouns,
    passNumbers,
    passQualities,
    passFirsts,
    joinNouns,
    neighbours,
    joinWhether,
    skipFormalNouns,
    lightVerbs,
    joinEndings,
    topicsBeforeClefts,
    successions,
    accusations,
    speakersOutOfClauses,
    thingsIntoClauses,
    clausesIntoQuotations,
    addresseesToAskings,
    subjectsOfChains,
    goalsIntoClauses,
    titlesToNames,
  ] as const

  return function rewrite(tree: Tree, headline: boolean): void {
    for (const one of [
      ...atFirst,
      ...(headline ? [headlinePostpositions, headlineItems, headlineArguments, headlineSubject] : [appositions, quotedNames]),
      ...then,
    ])
      one(tree, tools)
    for (const { dead, inner } of tree.nodes) if (!dead) for (const part of inner ?? []) rewrite(part.tree, false)
  }
}
