export const filled = (sentence, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), sentence);

export function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function lasting(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

// In whole seconds first, as the figures that are kept of it (figures/talk.js): both say the same share.
const whole = (ms) => Math.floor(ms / 1000 + 0.5);

export function showFigures(body, rows, all, share) {
  body.replaceChildren(...rows.map(({ name, ms }) => {
    const row = document.createElement("tr"), head = document.createElement("th");
    head.scope = "row";
    head.textContent = name;
    row.append(head, ...[lasting(ms), filled(share, Math.round((100 * whole(ms)) / Math.max(1, whole(all))))].map((words) => {
      const cell = document.createElement("td");
      cell.className = "n";
      cell.textContent = words;
      return cell;
    }));
    return row;
  }));
}
