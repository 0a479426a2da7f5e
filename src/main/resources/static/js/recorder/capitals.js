// Without a class list nobody can tell a name from another word: a capitalised one is asked about, once in a page, and
// never more is claimed. What was typed stays typed until it is answered.
import { make } from "./make.js";

const COMMON = new Set(`A All An And Are As At Because But Can Class Could Did Do Does Everybody Everyone For From Good Group Has Have He Her
  Here His How I If In Is It Its Let Listen Look My No Nobody Not Now Of Okay On One Only Open Or Our Please Read Room Seat She
  So Some Somebody Someone Student Students Table Teacher Thank Thanks That The Their Then There These They This Three To Turn Two
  Was We Were What When Where Which Who Why Will With Work Would Write Yes You Your
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
  November December English Spanish`.split(/\s+/));
const NAME = /(?<!\p{L})\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?(?!\p{L})/gu;
const answered = new Set();

export const asked = (text) => (text.match(NAME) ?? []).find((word) => !COMMON.has(word) && !answered.has(word));

// Stands behind the box until it is answered; then goes on. says: name, seat, as and keep, with {0} for the word.
export function question(box, word, says, on) {
  const done = (as) => {
    if (as) box.value = box.value.replaceAll(word, as);
    else answered.add(word);
    asking.remove();
    box.focus();
    on();
  };
  const button = (label, as) => {
    const made = make("button", { type: "button", class: "button" }, label);
    made.addEventListener("click", () => done(as));
    return made;
  };
  const told = (sentence) => sentence.replace("{0}", word);
  const asking = make("div", { class: "became notice flow", role: "alert" }, make("p", {}, told(says.name)),
    make("p", { class: "row" }, button(says.seat, says.as), button(told(says.keep), null)));
  box.parentElement.querySelector(".became")?.remove();
  box.parentElement.append(asking);
  asking.querySelector("button").focus();
}
