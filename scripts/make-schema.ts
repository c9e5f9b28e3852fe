// Writes src/write/digest.schema.json from the zod schema: `npx tsx scripts/make-schema.ts`. A test says when it is due.
import { writeFileSync } from 'node:fs'
import { digestSchemaText } from '../src/write/schema.ts'

writeFileSync(new URL('../src/write/digest.schema.json', import.meta.url), digestSchemaText())
