/** Check digits that company patterns may ask for, and those of parcel services. Pure arithmetic on strings. */

/** Luhn (ISO/IEC 7812-1): payment cards, many customer numbers. Digits only. */
export function luhn(digits: string): boolean {
  if (!/^\d{2,40}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** GS1 modulo 10 with weights 3 and 1 (GTIN, SSCC). Digits only, the last one checks. */
export function gs1Modulo10(digits: string): boolean {
  if (!/^\d{2,40}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 1 ? 3 : 1);
  }
  return sum % 10 === 0;
}

/** ISO/IEC 7064 MOD 97-10 as in IBANs: letters count 10..35, the whole is 1 modulo 97. */
export function modulo97(value: string): boolean {
  if (!/^[0-9A-Z]{3,40}$/.test(value)) return false;
  let remainder = 0;
  for (const character of value) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1;
}

/** UPS `1Z`: 15 characters, then a check digit; letters count as UPS numbers them (A = 2, ... modulo 10). */
export function upsCheckDigit(value: string): boolean {
  if (!/^1Z[0-9A-Z]{15}\d$/.test(value)) return false;
  let sum = 0;
  const body = value.slice(2, 17);
  for (let index = 0; index < body.length; index += 1) {
    const code = body.charCodeAt(index);
    const number = code < 58 ? code - 48 : (code - 63) % 10;
    sum += index % 2 === 0 ? number : number * 2;
  }
  return (10 - (sum % 10)) % 10 === Number(value[17]);
}

/** UPU S10: two letters, eight digits, check digit (weights 8 6 4 2 3 5 9 7 modulo 11), country. */
export function modulo11S10(value: string): boolean {
  if (!/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(value)) return false;
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index + 2]), 0);
  const check = 11 - (sum % 11);
  return (check === 10 ? 0 : check === 11 ? 5 : check) === Number(value[10]);
}
