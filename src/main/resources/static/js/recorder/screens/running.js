// What began with a tap and has not been ended by another that names it.
export function running(record) {
  const ended = new Set(record.marks.map((tap) => tap.on).filter(Boolean));
  return record.marks.filter((tap) => !tap.on && !ended.has(tap.id));
}
