// Writes src/write/digest.schema.json and src/write/stories.schema.json from the zod schemas: `npx tsx scripts/make-schema.ts`. A test says when they are due.
import { writeFileSync } from 'node:fs'
import { digestSchemaText } from '../src/write/schema.ts'
import { storiesSchemaText } from '../src/write/story-schema.ts'

writeFileSync(new URL('../src/write/digest.schema.json', import.meta.url), digestSchemaText())
writeFileSync(new URL('../src/write/stories.schema.json', import.meta.url), storiesSchemaText())
