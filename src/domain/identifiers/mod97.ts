/** ISO 7064 MOD 97-10: the remainder of digits and letters by 97, A as 10 to Z as 35; 1 where check digits are right. */
export function mod97(text: string): number {
  return [...text].reduce((remainder, sign) => {
    const value = Number.parseInt(sign, 36);
    return (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }, 0);
}
