import { compileFilterBlock, compileSetBlock, compileWith } from './compile-block.ts'
import { callerStructure, callCaller, compileCallBlock } from './call-blocks.ts'
import { compileMacroCall, defineMacro, macroStructure } from './macros.ts'
import { callCycler, callJoiner, compileNamespace, compileSetMember, compileTurns } from './stateful.ts'

/** Macros, blocks whose text becomes a value, and values that remember something. */
export const BLOCK_WORK = {
  callCaller,
  callCycler,
  callJoiner,
  callerStructure,
  compileCallBlock,
  compileFilterBlock,
  compileMacroCall,
  compileNamespace,
  compileSetBlock,
  compileSetMember,
  compileTurns,
  compileWith,
  defineMacro,
  macroStructure,
}
