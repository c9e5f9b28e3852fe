import type { EnglishState } from './english-values.ts'
import { makeValue, type Value } from './value.ts'

/** 3 p.m., 3:30 pm, 15:30, noon, midnight. */
export function readClock(state: EnglishState, at: number): { readonly value: Value; readonly end: number } | undefined {
  const { tokens } = state
  const token = tokens[at]!
  const clock = (value: string, end: number, loose = false) => ({
    value: makeValue(token.start, tokens[end - 1]!.end, { kind: 'time', value, loose }),
    end,
  })
  if (token.lower === 'noon') return clock('T12:00', at + 1)
  if (token.lower === 'midnight') return clock('T00:00', at + 1)
  if (token.type !== 'number' || !/^\d{1,2}(?:\.\d{2})?$/.test(token.text)) return undefined
  let end = at + 1
  let minute = token.text.includes('.') ? Number(token.text.split('.')[1]) : 0
  const hour = Number(token.text.split('.')[0])
  const colon = tokens[end]?.text === ':' && tokens[end]!.joined && /^[0-5]\d$/.test(tokens[end + 1]?.text ?? '') && tokens[end + 1]!.joined
  if (colon) {
    minute = Number(tokens[end + 1]!.text)
    end += 2
  }
  // 9:22:55 a.m.; 2:41.07 and 10:15:20 without the half of the day are results.
  const long = colon && tokens[end]?.text === ':' && tokens[end]!.joined && /^[0-5]\d$/.test(tokens[end + 1]?.text ?? '')
  const second = long && tokens[end + 1]!.joined ? `:${tokens[end + 1]!.text}` : ''
  if (second) end += 2
  const half =
    /^([ap])m$/.exec(tokens[end]?.lower ?? '')?.[1] ??
    (tokens[end + 1]?.text === '.' && tokens[end + 2]?.lower === 'm' ? /^[ap]$/.exec(tokens[end]?.lower ?? '')?.[0] : undefined)
  const pad = (value: number) => String(value).padStart(2, '0')
  if (half && hour <= 12 && minute < 60) {
    const spelled = /^[ap]$/.test(tokens[end]!.lower)
    const stop = spelled ? (tokens[end + 3]?.text === '.' ? end + 4 : end + 3) : end + 1
    return clock(`T${pad((hour % 12) + (half === 'p' ? 12 : 0))}:${pad(minute)}${second}`, stop)
  }
  if (second) return undefined
  if (/^o['’]clock$/.test(tokens[end]?.lower ?? '')) return clock(`T${pad(hour)}:${pad(minute)}`, end + 1, true)
  return colon && hour <= 24 ? clock(`T${pad(hour % 24)}:${pad(minute)}`, end, true) : undefined
}

/** A time that was run: 2:41.07 → 161.07 seconds. */
export function readResult(state: EnglishState, at: number): { readonly value: Value; readonly end: number } | undefined {
  const { tokens } = state
  const [first, colon, second] = [tokens[at]!, tokens[at + 1], tokens[at + 2]]
  if (first.type !== 'number' || colon?.text !== ':' || !colon.joined || !second?.joined) return undefined
  // 2:20:08 is hours, minutes and seconds.
  const [more, third] = [tokens[at + 3], tokens[at + 4]]
  if (/^[0-5]\d$/.test(second.text) && more?.text === ':' && more.joined && third?.joined && /^[0-5]\d(?:\.\d+)?$/.test(third.text)) {
    const seconds = Math.round((Number(first.text) * 3600 + Number(second.text) * 60 + Number(third.text)) * 1000) / 1000
    return { value: makeValue(first.start, third.end, { kind: 'duration', value: seconds, unit: 'second', step: 0.5 }), end: at + 5 }
  }
  if (!/^[0-5]\d\.\d+$/.test(second.text)) return undefined
  const value = Math.round((Number(first.text) * 60 + Number(second.text)) * 1000) / 1000
  return { value: makeValue(first.start, second.end, { kind: 'duration', value, unit: 'second', step: 0.005 }), end: at + 3 }
}
