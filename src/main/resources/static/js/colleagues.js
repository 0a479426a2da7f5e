// E2: nobody is discussed in a partnership they are not in. The name of a colleague who is not a partner becomes "a
// colleague".
import { escaped, watch } from "./names.js";

const TITLES = "(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.? ";

export async function colleagues(address) {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const { names, families, instead, became, back } = await answer.json();
  if (names.length === 0) return;
  const called = [...names.map(escaped), ...families.map((family) => TITLES + escaped(family))].join("|");
  watch(called, () => instead, became, back);
}
