export { lintGlossary } from './lint.ts'
export { makeArticleMatcher } from './match-article.ts'
export { type Matcher, makeMatcher } from './matcher.ts'
export { type GlossaryFile, type GlossaryProblem, parseGlossary } from './parse.ts'
