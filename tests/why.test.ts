import { expect, it } from 'vitest'
import { openMessages } from '../src/cli/messages.ts'
import { whyOf } from '../src/cli/why.ts'
import { makeRuleRows } from '../src/language/rule-rows.ts'
import { translate } from '../src/pipeline.ts'
import { language, openedStages } from './opened.ts'
import { articleOf } from './predicate-gold.ts'

it('finds the row behind the id of a rule', () => {
  const rowOf = makeRuleRows(language)
  const lines = language.lines('ja-en/predicates').lines
  const at = lines.findIndex((line) => line.startsWith('踏み切る\t'))
  expect(rowOf(`predicates:${at + 2}`)).toMatch(/^踏み切る {2}ga ni.* → /)
  expect(rowOf('ending.past')).toBe('た → past')
  expect(rowOf('post.を背景に')).toBe('を背景に → against the backdrop of {N}')
  expect(rowOf('nothing.of.the.kind')).toBeUndefined()
  expect(rowOf('predicates:999999')).toBeFalsy()
})

it('explains a sentence: tree, origins of the words, rules, what is left', async () => {
  const stages = await openedStages()
  const { article } = await translate(articleOf('政府は物価高を背景に、増税に踏み切る方針だ。'), stages)
  const told = whyOf(article.sentences[0]!, article.notes, makeRuleRows(language), await openMessages('en'))
  expect(told).toContain('s1  ')
  expect(told).toMatch(/方針だ。 {2}end/)
  expect(told).toMatch(/Against the backdrop of {2}← {2}を背景に/i)
  expect(told).toMatch(/predicates:\d+ +踏み切る/)
  expect(told).toMatch(/ending\.\S+ +方針 @cop → /)
})
