/** A local time as `<input type="datetime-local">` writes it: 2026-03-02T09:00. */
export function localDateTime(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Nine in the morning, local time, so many days from now; on a Saturday or Sunday the Monday after. */
export function morningIn(days: number, now: Date): Date {
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
  const past = { 6: 2, 0: 1 }[date.getDay()] ?? 0;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + past, 9);
}
