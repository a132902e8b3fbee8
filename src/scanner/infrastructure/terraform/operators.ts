/** Operators of HCL on known values. */
import type { ConfigNode, ScalarNode } from '../tree.ts';

type Value = ScalarNode['value'];

function arithmetic(operator: string, left: number, right: number): Value | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

/** `false && x` and `true || x` are known whatever `x` is. */
function logic(operator: string, left: Value | undefined, right: Value | undefined): Value | undefined {
  const decides = operator === '||';
  if (left === decides || right === decides) return decides;
  return left === !decides && right === !decides ? !decides : undefined;
}

function knownValue(node: ConfigNode): Value | undefined {
  return node.kind === 'scalar' ? node.value : undefined;
}

/** Value of `left operator right`; undefined when it is not known. */
export function applyBinary(operator: string, left: ConfigNode, right: ConfigNode): Value | undefined {
  const one = knownValue(left);
  const other = knownValue(right);
  if (operator === '&&' || operator === '||') return logic(operator, one, other);
  if (one === undefined || other === undefined) return undefined;
  if (operator === '==') return one === other;
  if (operator === '!=') return one !== other;
  return typeof one === 'number' && typeof other === 'number' ? arithmetic(operator, one, other) : undefined;
}

/** Value of `operator operand`; undefined when it is not known. */
export function applyUnary(operator: string, operand: ConfigNode): Value | undefined {
  const value = knownValue(operand);
  if (operator === '!' && typeof value === 'boolean') return !value;
  return operator === '-' && typeof value === 'number' ? -value : undefined;
}
