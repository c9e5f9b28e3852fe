/**
 * The one document every stage takes and gives back. This file imports nothing.
 *
 * Spans are half-open ranges in UTF-16 code units into `Article.text`: `text.slice(start, end)`.
 * `Article.text` is made by `read` and never changes afterwards.
 * Each stage widens the sentence type, so the compiler checks the order of the stages.
 */

export interface Span {
  readonly start: number
  readonly end: number
}

export type SentenceKind = 'title' | 'heading' | 'body' | 'item' | 'quote' | 'cell' | 'caption' | 'footnote' | 'point'

/** A paragraph, heading, list item, table cell … of the visible text, in document order. Blocks do not overlap. */
export interface Block extends Span {
  readonly kind: SentenceKind
  /** Heading depth 1–6, list nesting 1…; 0 otherwise. */
  readonly level: number
  /** Only for cells: which table, and where in it (0-based). */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number; readonly header: boolean }
}

/** After `read`. `ja` equals `article.text.slice(start, end)`. */
export interface Sentence extends Span {
  /** `s1`, `s2` … in document order. */
  readonly id: string
  readonly kind: SentenceKind
  /** Index into `Article.blocks`. */
  readonly block: number
  readonly ja: string
}

/** What the dictionary says of a word, before our own tags. One object an entry: compare by identity, hang caches on it. */
export interface Entry {
  /** False for the classes of words that the dictionary does not hold. */
  readonly known: boolean
  /** Classes joined by commas, without `*`: 名詞,固有名詞,地域,一般 */
  readonly pos: string
  readonly conjugatedType: string
  readonly conjugatedForm: string
  /** This and the next two are '' for unknown words. */
  readonly basicForm: string
  /** Katakana as written. */
  readonly reading: string
  /** Katakana as spoken: は the particle is ワ. */
  readonly pronunciation: string
}

/** A word found in a text; `start` and `end` are UTF-16 offsets into the text given. */
export interface Morpheme extends Span {
  readonly surface: string
  readonly entry: Entry
}

/** Cuts a text into morphemes. Their surfaces and the white space skipped between them are the text, for every string. */
export type Tokenize = (text: string) => Morpheme[]

/**
 * A morpheme. `pos` is our own dotted tag made from the dictionary's by `language/ja/tags.tsv` (`noun.sahen`, `particle.case`).
 * Tokens are ascending and do not overlap; white space between them belongs to none, nor does a reading in brackets.
 */
export interface Token extends Span {
  readonly surface: string
  /** Dictionary form; the surface when the dictionary does not know the word. */
  readonly lemma: string
  readonly pos: string
  /** Conjugation class (`godan`, `ichidan`, `sahen`, `kahen`, `adjective`, or an auxiliary's own), '' when it does not conjugate. */
  readonly conjugation: string
  /** Conjugated form (`basic`, `continuative`, `continuative-ta`, `irrealis`, `hypothetical`, `imperative`, `volitional` …), '' when none. */
  readonly form: string
  /** Katakana; '' when unknown. */
  readonly reading: string
  /** False for words the dictionary does not hold. */
  readonly known: boolean
  /** The reading that stands behind it in brackets, which belong to no token: はがくれ of 葉隠(はがくれ). */
  readonly given?: string
}

/**
 * How a bunsetsu depends on its head.
 * adnominal (の, relative clause, 連体詞) · case (が を に …) · topic (は) · also (も) · link-a (ながら つつ) · link-b (ば と ても) ·
 * link-c (が けど ので から し) · te (て, 連用) · quote (と before say/think) · list (や と か between nouns) · noun (bare noun) ·
 * time (bare time noun) · adverb · conjunction · end (the root)
 */
export type DependencyType =
  | 'adnominal'
  | 'case'
  | 'topic'
  | 'also'
  | 'link-a'
  | 'link-b'
  | 'link-c'
  | 'te'
  | 'quote'
  | 'list'
  | 'noun'
  | 'time'
  | 'adverb'
  | 'conjunction'
  | 'end'

/** 文節. Tiles the tokens of its sentence. */
export interface Bunsetsu extends Span {
  /** Half-open range of indices into the sentence's `tokens`. */
  readonly first: number
  readonly last: number
  /** Index of the head bunsetsu, always greater than its own; -1 for the root, which is the last one. */
  readonly head: number
  readonly type: DependencyType
  /** How clear the choice of the head was: 0 (a coin toss) … 1 (no other candidate). */
  readonly margin: number
}

export type QuantityKind =
  | 'count'
  | 'money'
  | 'percent'
  | 'point'
  | 'ratio'
  | 'ordinal'
  | 'measure'
  | 'identifier'
  | 'date'
  | 'time'
  | 'duration'

export type Modifier = '' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'about' | 'little-over' | 'just-under'

/** A number expression read by value: 約1億2000万円 → 120000000 JPY, about. Dates carry an ISO string (`2026-02`, `FY2026`, `2024-Q1`). */
export interface Quantity extends Span {
  readonly kind: QuantityKind
  readonly ja: string
  readonly value: number | string | readonly [number | string, number | string]
  /** ISO currency, SI-like unit, counter's English noun in the singular, `day` …; '' when none. */
  readonly unit: string
  readonly modifier: Modifier
  /** Ready English: `about 15,000 yen`, `February 18, 2026`. */
  readonly en: string
}

/** A person's, place's or organisation's name found without the glossary, with its reading in katakana ('' when unknown). */
export interface Name extends Span {
  readonly ja: string
  readonly type: EntityType
  readonly reading: string
}

/** Slot of a predicate, by the particle that marks it: が を に … in Hepburn. */
export type Slot = 'ga' | 'o' | 'ni' | 'de' | 'to' | 'e' | 'kara' | 'yori' | 'made'

/**
 * How a predicate came by an argument: its own particle; は or も that fills the slot; the noun a relative clause modifies; shared with another predicate
 * of the sentence; said earlier in the article; the one who speaks; nobody in particular (rain, generic people, what the text does not say).
 */
export type ArgumentOrigin = 'case' | 'topic' | 'relative' | 'shared' | 'context' | 'speaker' | 'none'

export interface PredicateArgument {
  readonly slot: Slot
  readonly origin: ArgumentOrigin
  /** Its bunsetsu in the same sentence, -1 when it stands in another sentence or nowhere. */
  readonly bunsetsu: number
  /** The noun without its particles, and the sentence it stands in; absent for `speaker` and `none`. */
  readonly referent?: Span & { readonly sentence: string; readonly ja: string }
}

export type Voice = 'active' | 'passive' | 'causative' | 'causative-passive'

/** Part a clause plays: the sentence itself, 建てた工場 (relative), 建てる計画 (content), 建てるのは (nominal), と (quote), て (chain), ば ので が (link). */
export type ClauseRole = 'main' | 'relative' | 'content' | 'nominal' | 'quote' | 'chain' | 'link'

/**
 * A predicate with what its ending says and who does what. 建設を行う予定だという → 建設する, `light` 行う, plan, hearsay.
 * Words of `meanings` are those of the column `means` of `ja-en/endings`: aspect (ongoing result completed begin continue trial come go ahead),
 * modality (wish intention plan duty permission prohibition ability potential possibility probability certainty attempt tendency difficulty expectation),
 * evidence (hearsay belief inference appearance).
 */
export interface Predicate extends Span {
  /** Its bunsetsu; those that only carry its ending (予定だ, ことが|できる) come after it. */
  readonly bunsetsu: number
  /** Dictionary form: 建てる 建設する 高い 重要だ 社長だ */
  readonly lemma: string
  readonly kind: 'verb' | 'adjective' | 'na' | 'noun'
  readonly voice: Voice
  readonly past: boolean
  readonly negated: boolean
  readonly polite: boolean
  readonly mood: 'statement' | 'question' | 'request'
  readonly meanings: readonly string[]
  /** The verb that only carries a verbal noun: 行う of 協力を行う; '' for none. */
  readonly light: string
  readonly role: ClauseRole
  /** For relative and content clauses: the bunsetsu of the noun, and the slot that noun fills (`time` and `other` fill none); -1 and '' otherwise. */
  readonly noun: number
  readonly gap: Slot | 'time' | 'other' | ''
  /** Overt and zero ones; が always has one, if only of origin `none`. */
  readonly arguments: readonly PredicateArgument[]
}

/** How a word written with kanji is read, in katakana: 続い ツヅイ of 続いた. */
export interface WordReading extends Span {
  readonly reading: string
}

export interface AnalyzedSentence extends Sentence {
  readonly tokens: readonly Token[]
  readonly bunsetsu: readonly Bunsetsu[]
  readonly predicates: readonly Predicate[]
  readonly quantities: readonly Quantity[]
  readonly names: readonly Name[]
  /** Words with kanji whose reading is sure, ascending; absent where nobody reads the sentence aloud. */
  readonly words?: readonly WordReading[]
}

export type EntityType = 'ORG' | 'LOC' | 'PERSON' | 'PRODUCT' | 'EVENT' | 'LAW' | 'OTHER'

/** A place in the text that matched a glossary row, a name of the lexicon, or a rule. Entities of a sentence are ascending and do not overlap. */
export interface Entity extends Span {
  readonly ja: string
  /** English as it should stand in running text at this mention, without article. */
  readonly en: string
  readonly type: EntityType
  readonly source: 'glossary' | 'lexicon' | 'rule'
  /** Other English forms that count as right for this mention (aliases, short forms, the canonical form). */
  readonly accept: readonly string[]
  /** True when English wants "the" before it. */
  readonly the: boolean
  /** The glossary row, when `source` is `glossary`. */
  readonly term?: Term
  /**
   * What the Japanese makes of the word, where that changes the English: `inflected`, a verb or adjective term in one of its forms (切り替えた);
   * `noun`, such a term as a noun (切り替えを急ぐ); `predicate`, a noun term that says what is done (導入した).
   */
  readonly use?: 'inflected' | 'noun' | 'predicate'
}

export type TermStatus = 'preferred' | 'admitted' | 'deprecated' | 'forbidden' | 'proposed'

/** Part of speech of a term, '' when the row does not say; verbs and adjectives inflect on both sides. */
export type TermPos = '' | 'noun' | 'verb' | 'adjective' | 'adverb' | 'other'

/**
 * A row of the user's glossary: one Japanese and one English form with what is known of the pair. Rows with the same `ja` are one concept;
 * those with status `deprecated` or `forbidden` say what its English must not be. `proposed` rows were extracted and are never enforced.
 */
export interface Term {
  readonly ja: string
  readonly en: string
  /** `OTHER` for plain terms that are no names. */
  readonly type: EntityType
  readonly reading: string
  readonly aliasesJa: readonly string[]
  readonly aliasesEn: readonly string[]
  readonly status: TermStatus
  readonly pos: TermPos
  /** Subject field, as the user names it. */
  readonly domain: string
  /** English from the second mention on, '' when it does not change: Bank of Japan (BOJ) at first, BOJ later. */
  readonly short: string
  /** Do not translate: `en` must stand in the English letter by letter. */
  readonly keep: boolean
  /** Large and small letters count when the English is searched: WHO is not who. */
  readonly caseSensitive: boolean
  readonly note: string
  /** Where the row stands, 1-based line. */
  readonly file: string
  readonly line: number
}

/** A glossary file as text, of any format that is read; the format is told by name and content. */
export interface GlossaryFile {
  readonly path: string
  readonly text: string
}

/** Something about a glossary. `error` rows must be mended before the glossary is used; the wording is in the catalogues under `cli.glossary`. */
export interface GlossaryProblem {
  /** '' and line 0 when it is about no place in a file. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** Stable kebab-case code. */
  readonly code: string
  readonly level: NoteLevel
  readonly values: Readonly<Record<string, string>>
}

/** A place in the text whose English must not be that of `term`, a deprecated or forbidden row. These may overlap one another and entities. */
export interface Avoided extends Span {
  readonly ja: string
  readonly term: Term
}

/** One form of a concept in one language, as term bases keep it; the categories are those of TBX-Basic. */
export interface TermEntry {
  readonly term: string
  readonly pos?: TermPos
  readonly status?: TermStatus
  readonly form?: 'variant' | 'shortForm'
  readonly context?: string
  /** `reading: にほんぎんこう`: what TBX-Basic has no category for; empty ones are left out. */
  readonly notes?: readonly string[]
}

/** What one thing is called in both languages. */
export interface ConceptEntry {
  /** Subject field, '' when nobody said. */
  readonly subject: string
  readonly ja: readonly TermEntry[]
  readonly en: readonly TermEntry[]
}

export interface NamedSentence extends AnalyzedSentence {
  readonly entities: readonly Entity[]
  /** Ascending. */
  readonly avoided: readonly Avoided[]
}

export type Band = 'green' | 'yellow' | 'red'

/** A stretch of the English and the Japanese it came from. `at` is a span into `English.text`; `from` are spans into `Article.text`, empty for words we supplied. */
export interface Piece {
  readonly at: Span
  readonly from: readonly Span[]
}

/** Pieces are ascending, do not overlap and together with single spaces tile `text`. */
export interface English {
  readonly text: string
  readonly pieces: readonly Piece[]
  /** Ids of the rules and frames that made it, in order of use. */
  readonly rules: readonly string[]
  /** 0 … 1 as the engine sees it; verification may lower the band, never raise it. */
  readonly confidence: number
  readonly band: Band
  /** Name of the engine that made it. */
  readonly engine: string
}

export interface TranslatedSentence extends NamedSentence {
  readonly english: English
}

export type NoteLevel = 'error' | 'warning' | 'info'

/** A finding about the text. Wording is in `language/messages`; `code` is stable and stands in `notes.ts`. Notes are values: stages return them, nobody throws or prints them. */
export interface Note {
  readonly code: string
  readonly level: NoteLevel
  readonly mqm: string
  /** Sentence id; absent for notes about the whole article. */
  readonly sentence?: string
  /** Span into `Article.text`. */
  readonly source?: Span
  /** Span into the sentence's English text. */
  readonly target?: Span
  readonly expected?: string
  readonly actual?: string
  /** The stretch of Japanese it is about, for the message. */
  readonly ja?: string
}

/** A finding of `check`: a note with its places in the two files. Lines are 1-based, spans are UTF-16 ranges into those lines. */
export interface Finding extends Omit<Note, 'sentence'> {
  /** Line of the Japanese file; of something added, the line behind which it stands. */
  readonly line: number
  /** Line of the English file, absent when there is none. */
  readonly enLine?: number
  /** Id of the segment, for files that have segments. */
  readonly segment?: string
  /** The sentences it was found in, and where in them. A dropped sentence has no English, an added one no Japanese. */
  readonly pair: { readonly ja: string; readonly en: string; readonly source?: Span; readonly target?: Span }
  /** True when the whole sentence is dropped or added, not a part of it. */
  readonly whole?: boolean
  /** English that would be right there: `1.2 trillion yen`. */
  readonly suggestion?: string
}

/** hit: found in the English; total: looked for. */
export interface Score {
  readonly hit: number
  readonly total: number
}

/** What of the Japanese was found in the finished English, and how it came to that. */
export interface Scores {
  readonly terms: Score
  readonly quantities: Score
  readonly names: Score
  /** The same before anything was repaired. */
  readonly termsBefore?: Score
  readonly quantitiesBefore?: Score
  readonly namesBefore?: Score
  /** hit: places that were repaired; total: those and what still asks for a repair. */
  readonly repaired?: Score
  /** hit: mentions with the commonest English of their term or name; total: mentions of what stands in more than one sentence. */
  readonly consistency?: Score
}

/** A stretch of Japanese and the English that stands for it, as translation tools keep them; either may be ''. */
export interface Segment {
  /** Unique in its bitext; as the file gives it, else `1`, `2` … */
  readonly id: string
  readonly ja: string
  readonly en: string
  /** Where each side stands, 1-based; absent where a format has no lines that people see. */
  readonly line?: number
  readonly enLine?: number
  /** Of XLIFF: how far people have come with it. */
  readonly state?: 'initial' | 'translated' | 'reviewed' | 'final'
  /** True when a person wrote or changed the English after the program did, false when the program wrote it. */
  readonly edited?: boolean
  /** The Japanese that stood before it where it was translated, when the file says so; else it is the segment before. */
  readonly before?: string
}

/** Segments of one file in the order of the Japanese. */
export interface Bitext {
  readonly path: string
  /** ISO date that anchors relative dates, null when the file gives none. */
  readonly date: string | null
  readonly segments: readonly Segment[]
}

export interface Metadata {
  readonly title: string
  /** ISO date of publication, null when the article does not say. Anchors 来年, 同月 … */
  readonly date: string | null
  readonly publisher: string | null
  readonly author: string | null
  readonly url: string | null
  readonly tags: readonly string[]
  /** Lines of the reference block, as they stand. */
  readonly references: readonly string[]
}

export type Format = 'markdown' | 'text' | 'html'
export type Encoding = 'utf-8' | 'shift_jis' | 'euc-jp' | 'utf-16le' | 'utf-16be' | 'iso-2022-jp'

/** What `read` takes: the bytes of one file and the name it goes by. */
export interface Source {
  /** As typed or found, with forward slashes; `-` for standard input. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface Article<S extends Sentence = Sentence> {
  /** From the file name, safe as a file name, unique in a run. */
  readonly id: string
  readonly path: string
  readonly format: Format
  readonly encoding: Encoding
  /** Of the bytes read, hex. */
  readonly sha256: string
  /** The visible text: blocks joined by a blank line, without navigation, advertising, scripts, ruby readings, references. */
  readonly text: string
  readonly metadata: Metadata
  readonly blocks: readonly Block[]
  readonly sentences: readonly S[]
  readonly notes: readonly Note[]
}

/** One interface for all translators: the embedded rules, a neural model, a web service. */
export interface Engine {
  /** As typed after `--engine`; written into the output so that readers know who translated. */
  readonly name: string
  /** True when a call costs nothing but time: then the lines of the digest are tried in several wordings. */
  readonly free?: boolean
  translate(article: Article<NamedSentence>): Promise<Article<TranslatedSentence>>
}
