import { BLOCK_TEXT, type Arguments, type Expression } from '../ast.ts'
import { TRACE_TEXT_LIMIT_CHARACTERS } from '../limits.ts'
import { shortJson, shortText } from './short.ts'

/** An expression the way it could be written; long texts are cut. */
export function expressionText(expression: Expression): string {
  return shortText(written(expression), TRACE_TEXT_LIMIT_CHARACTERS)
}

function written(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return shortJson(expression.value, TRACE_TEXT_LIMIT_CHARACTERS)
    case 'name':
      return expression.name === BLOCK_TEXT ? '…' : expression.name
    case 'list':
      return `[${expression.items.map(written).join(', ')}]`
    case 'tuple':
      return `(${expression.items.map(written).join(', ')})`
    case 'dict':
      return '{…}'
    case 'attribute':
      return `${part(expression.object)}.${expression.name}`
    case 'index':
      return `${part(expression.object)}[${written(expression.key)}]`
    case 'slice':
      return `${part(expression.object)}[…:…]`
    case 'call':
      return `${part(expression.callee)}(${given(expression.args)})`
    case 'filter': {
      const args = given(expression.args)
      return `${part(expression.subject, true)} | ${expression.name}${args === '' ? '' : `(${args})`}`
    }
    case 'test': {
      const args = given(expression.args)
      return `${part(expression.subject, true)} is ${expression.name}${args === '' ? '' : `(${args})`}`
    }
    case 'sign':
      return `${expression.operator}${part(expression.operand)}`
    case 'not':
      return `not ${part(expression.operand, true)}`
    case 'binary':
      return `${part(expression.left, true)} ${expression.operator} ${part(expression.right, true)}`
    case 'concat':
      return expression.parts.map((one) => part(one, true)).join(' ~ ')
    case 'compare':
      return expression.rest.reduce(
        (text, { operator, operand }) => `${text} ${operator} ${part(operand, true)}`,
        part(expression.first, true),
      )
    case 'and':
    case 'or':
      return `${part(expression.left, true)} ${expression.kind} ${part(expression.right, true)}`
    case 'choice':
    default: {
      const { whenTrue, test, otherwise } = expression
      const end = otherwise === null ? '' : ` else ${written(otherwise)}`
      return `${written(whenTrue)} if ${written(test)}${end}`
    }
  }
}

const ALONE: ReadonlySet<Expression['kind']> = new Set([
  'literal',
  'name',
  'list',
  'tuple',
  'dict',
  'attribute',
  'index',
  'slice',
  'call',
])

/** In parentheses where it would else be read otherwise; filters go before operators. */
function part(expression: Expression, isOperand = false): string {
  const { kind } = expression
  return ALONE.has(kind) || (isOperand && kind === 'filter')
    ? written(expression)
    : `(${written(expression)})`
}

function given({ positional, named }: Arguments): string {
  return [...positional.map(written), ...named.map(([name, value]) => `${name}=${written(value)}`)].join(', ')
}
