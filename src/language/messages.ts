import { createInstance } from 'i18next'
import type { Note } from '../document.ts'
import cliEn from './messages/cli.en.json' with { type: 'json' }
import cliJa from './messages/cli.ja.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import ja from './messages/ja.json' with { type: 'json' }

/** Languages of the words a person reads: command output, page labels, notes. */
export type InterfaceLanguage = 'en' | 'ja'

type Leaf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaf<T[K]>}` }[keyof T & string]
type Singular<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

/** Every key of the catalogues; plural endings are left to i18next, which chooses by `count`. */
export type MessageKey = Singular<Leaf<typeof en>> | `cli.${Singular<Leaf<typeof cliEn>>}`

/** `t('page.mentions', { count: 3 })` → `3 mentions`. A misspelt key does not compile. Values are not escaped: that is the printer's work. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

const catalogues = { en: { ...en, cli: cliEn }, ja: { ...ja, cli: cliJa } }

/** The words of one language. Each call makes its own i18next instance, so two languages can be used side by side. */
export async function createMessages(lng: InterfaceLanguage): Promise<Translate> {
  const instance = createInstance()
  await instance.init({
    lng,
    fallbackLng: false,
    resources: { [lng]: { translation: catalogues[lng] } },
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  return (key, values = {}) => String(instance.t(key, values))
}

/**
 * A note in one plain sentence: `number-wrong` with ja 約1万円, expected 10,000 yen, actual 100,000 yen →
 * "“約1万円” means 10,000 yen, but the English says 100,000 yen." `text` is `Article.text`, for notes that carry only a source span.
 * Facts a check did not give are worded as unknown; an unknown code gives its key.
 */
export function noteMessage(note: Note, t: Translate, text = ''): string {
  const ja = note.ja ?? (note.source ? text.slice(note.source.start, note.source.end) : '')
  const key = note.code === 'name-missing' && note.actual ? 'finding.replaced' : `note.${note.code}`
  return t(key as MessageKey, {
    ja: ja || '…',
    expected: note.expected ? readable(note.expected, t) : t('value.another'),
    actual: note.actual ? readable(note.actual, t) : t('value.nothing'),
  })
}

/** A canonical value as people write it: 2.83e11 JPY → 283,000,000,000 JPY, XXXX-03 → March, XXXX-XX-08 → day 8. */
function readable(value: string, t: Translate): string {
  return value
    .replace(/(?<![\p{L}\d.])(\d)(?:\.(\d+))?e(\d{1,2})(?![\p{L}\d])/gu, (whole, first: string, rest = '', power: string) =>
      rest.length > Number(power) ? whole : `${first}${rest.padEnd(Number(power), '0')}`.replace(/\B(?=(?:\d{3})+$)/g, ','),
    )
    .replace(/XXXX-(0[1-9]|1[0-2])(?:-(\d{2}))?(?!\d)/g, (_, month: string, day?: string) =>
      day === undefined
        ? t('value.month', { month: t(`month.${Number(month)}` as MessageKey) })
        : t('value.monthDay', { month: t(`month.${Number(month)}` as MessageKey), day: Number(day) }),
    )
    .replace(/XXXX-XX-(\d{2})(?!\d)/g, (_, day: string) => t('value.day', { day: Number(day) }))
}
