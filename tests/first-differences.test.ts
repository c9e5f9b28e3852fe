import { describe, expect, it } from 'vitest'
import { firstDifferences } from './first-differences.ts'

describe('firstDifferences', () => {
  it('shows changed lines with their numbers and says how many there are', () => {
    expect(firstDifferences('a\nb\nc\nd\n', 'a\nB\nc\nd\n')).toBe('  2 - b\n  2 + B\n1 line differs; UPDATE=1 npm test takes the new text')
    expect(firstDifferences('a\nb\nc\n', 'a\nx\ny\nb\nc\n')).toBe('  2 + x\n  3 + y\n2 lines differ; UPDATE=1 npm test takes the new text')
  })

  it('stays short', () => {
    const many = (letter: string) => Array.from({ length: 500 }, (_, index) => `${letter}${index} ${'長'.repeat(300)}`).join('\n')
    const shown = firstDifferences(many('a'), many('b'))
    expect(shown.split('\n').length).toBeLessThan(20)
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(200)
  })

  it('points into long lines', () => {
    const [from, to] = ['x', 'y'].map((letter) => `${'z'.repeat(5000)}${letter}${'z'.repeat(5000)}`)
    expect(firstDifferences(from!, to!)).toMatch(/…z+xz+…\n {2}1 \+ …z+yz+…/)
  })
})
