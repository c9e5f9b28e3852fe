import { readdirSync, readFileSync } from 'node:fs'
import type { Article } from '../src/document.ts'

/** A sentence with its names marked; `entities` are spans into `ja`. */
export interface GoldSentence {
  readonly ja: string
  readonly entities: readonly { readonly type: string; readonly start: number; readonly end: number }[]
}

/** Right, found and wanted names of one type. */
export interface Count {
  right: number
  found: number
  gold: number
}

const folder = new URL('corpus/names/gold/', import.meta.url)

/** Our own sentences, by file: `[横浜市|LOC]で` → 横浜市で with LOC 0–3. */
export function goldNames(): Map<string, GoldSentence[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
  return new Map(
    files.map((file) => [
      file.replace('.txt', ''),
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map(goldSentence),
    ]),
  )
}

function goldSentence(line: string): GoldSentence {
  const entities: { type: string; start: number; end: number }[] = []
  let ja = ''
  for (const part of line.split(/(\[[^\]]+\])/)) {
    const [, name, type] = /^\[(.+)\|([A-Z]+)\]$/.exec(part) ?? []
    if (name && type) entities.push({ type, start: ja.length, end: ja.length + name.length })
    ja += name ?? part
  }
  return { ja, entities }
}

/** F1 of a count, 0 … 1. */
export function f1({ right, found, gold }: Count): number {
  return found + gold ? (2 * right) / (found + gold) : 0
}

/** An article of one paragraph with these sentences. */
export function articleOf(...lines: readonly string[]): Article {
  let start = 0
  const sentences = lines.map((ja, at) => {
    const sentence = { id: `s${at + 1}`, kind: 'body' as const, block: 0, ja, start, end: start + ja.length }
    start += ja.length
    return sentence
  })
  return {
    id: 'a',
    path: '-',
    format: 'text',
    encoding: 'utf-8',
    sha256: '',
    text: lines.join(''),
    blocks: [{ kind: 'body', level: 0, start: 0, end: start }],
    sentences,
    metadata: { title: '', date: null, publisher: null, author: null, url: null, tags: [], references: [] },
    notes: [],
  }
}
