export { type CheckStages, checkFiles, checkSegments, checkTexts, openCheck, type Texts } from './check.ts'
export type * from './digest.ts'
export type * from './document.ts'
export { type EngineFactory, type EngineRegistry, EngineUnavailable, openEngine } from './engines/index.ts'
export { type GlossaryFormatName, glossaryFormats, parseGlossary, writeGlossary } from './exchange/glossary/index.ts'
export {
  type AlignedArticle,
  type BitextProblem,
  decodeBitext,
  readBitext,
  tbxText,
  termsTbxText,
  tmxText,
  xliffText,
} from './exchange/index.ts'
export { lintGlossary, makeArticleMatcher, makeMatcher, mergeTerms } from './glossary/index.ts'
export { type Language, LanguageDataError, loadLanguage } from './language/load.ts'
export { createMessages, type InterfaceLanguage, noteMessage, type Translate } from './language/messages.ts'
export { type Memory, makeMemory, withMemory } from './memory/index.ts'
export { type NoteCode, note, noteCodes } from './notes.ts'
export {
  type DigestOptions,
  digest,
  digestArticle,
  engines,
  openReader,
  openStages,
  renderBy,
  type Stages,
  type SummaryOptions,
  translate,
} from './pipeline.ts'
export { ReadError, type ReadErrorCode } from './read/index.ts'
export type { Group, GroupOptions, Stories, StoryArticle, StoryRecord } from './stories/index.ts'
export type { Chosen, EnglishLines, LineCandidate, Plan, Planned, PlannedLine, Summarized, Summarizer } from './summarize/index.ts'
export {
  type Candidate,
  candidateEntries,
  candidateSchema,
  candidatesCsv,
  candidatesSchema,
  type Proposal,
  type ProposalOrigin,
  type Render,
  type Rendering,
  type TermCollector,
  type TermOptions,
  type Terms,
} from './terms/index.ts'
export { openTokenizer, type TokenizerName, tokenizerNames } from './tokenize/index.ts'
export {
  type Assets,
  assetNames,
  type DigestJson,
  digestJson,
  digestSchema,
  type FeedSettings,
  type GeneratorInfo,
  type HtmlOptions,
  htmlText,
  type IndexEntry,
  jsonText,
  type Mail,
  markdownText,
  newestDay,
  toAtom,
  toDayMarkdown,
  toHtml,
  toIndexEntry,
  toIndexHtml,
  toJson,
  toMail,
  toMarkdown,
} from './write/index.ts'
