import { describe, expect, it } from 'vitest'
import { makeBatchTerms } from '../src/cli/batch-terms.ts'
import type { Term } from '../src/document.ts'
import { blankTerm } from './fixtures/blank-term.ts'

const term: Term = {
  ...blankTerm,
  ja: '日本銀行',
  en: 'Bank of Japan',
  type: 'ORG',
  aliasesJa: ['日銀'],
  aliasesEn: ['BOJ'],
  file: 'g.csv',
  line: 2,
}

type Digest = Parameters<ReturnType<typeof makeBatchTerms>['add']>[0]

function digest(id: string, ja: string, en: string, hit = 1): Digest {
  const score = { hit: 0, total: 0 }
  const mentions = [{ sentence: 's1', start: 0, end: ja.length }]
  return {
    article: { id },
    entities: [{ id: 'e1', ja, en: 'Bank of Japan', type: 'ORG', source: 'glossary', mentions }],
    sentences: [{ id: 's1', en }] as unknown as Digest['sentences'],
    scores: {
      terms: { hit, total: 1 },
      quantities: score,
      names: score,
      termsBefore: { hit: 0, total: 1 },
      repaired: { hit, total: hit },
    },
  }
}

describe('the terms of a batch', () => {
  it('adds up what was proved, before and after repair', () => {
    const batch = makeBatchTerms([term])
    batch.add(digest('a', '日本銀行', 'The Bank of Japan acted.'))
    batch.add(digest('b', '日銀', 'It acted.', 0))
    expect(batch.result()).toEqual({ terms: 2, proved: 1, provedBefore: 0, repaired: 1, variants: [] })
  })

  it('names a term that articles say in different ways, the commonest first', () => {
    const batch = makeBatchTerms([term])
    batch.add(digest('a', '日本銀行', 'The BOJ acted.'))
    batch.add(digest('b', '日銀', "The Bank of Japan's rate rose."))
    batch.add(digest('c', '日銀', 'The Bank of Japan acted.'))
    expect(batch.result().variants).toEqual([
      {
        ja: '日本銀行',
        renderings: [
          { en: 'Bank of Japan', articles: 2, first: 'b' },
          { en: 'BOJ', articles: 1, first: 'a' },
        ],
      },
    ])
  })

  it('takes no part of a word for the term', () => {
    const batch = makeBatchTerms([term])
    batch.add(digest('a', '日銀', 'The BOJO acted.'))
    batch.add(digest('b', '日銀', 'The Bank of Japan acted.'))
    expect(batch.result().variants).toEqual([])
  })
})
