export { withMemory } from './engine.ts'
export { isPersons, type Memory, makeMemory, type Remembered } from './memory.ts'
