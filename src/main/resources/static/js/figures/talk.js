// Who talks (domain practice, instrument 3). By duration: share = time of a code ÷ time observed since the first tap, gaps
// left out; a turn is a stretch of the teacher or of a student, and another seat is another turn. By looks every 3 or 5 s:
// share = looks that found it ÷ looks that were marked; nothing is said of turns. Voices = seats with a student tap ÷ seats.
// Flanders' two thirds and later averages are of other rooms, so none is shown.
import { bySeat, round, switches, total } from "./recording.js";
import { fixed, lasting, longEnough, number, outOf, rated, say } from "./words.js";
import { held, looks } from "./moments.js";
import { percent, shareBar, strips } from "./strips.js";

// Who had each turn: a code, and the seat as far as it was tapped.
export const talkTurns = (recording) => {
  const turns = [];
  let now = null;
  recording.marks.forEach((tap) => {
    if (now !== null && now.code === tap.code && !(tap.seat && now.seat && tap.seat !== now.seat)) {
      now.seat = tap.seat || now.seat;
      return;
    }
    now = { code: tap.code, seat: tap.seat || 0 };
    turns.push(now);
  });
  return turns.filter((turn) => turn.code === "teacher" || turn.code === "student");
};

const talkHeard = (plan, recording) => bySeat(plan, recording, ["student"]).filter((n) => n > 0).length;

const voicesBar = (plan, n) =>
  n === 0 ? [] : [{ parts: [shareBar(say("talk.voices"), say("talk.voices-of", [number(n), number(plan.seats)]), n, plan.seats)] }];

const voicesTold = (plan, n) => (n === 0 ? [] : [{ name: say("talk.voices"), value: say("talk.voices-of", [number(n), number(plan.seats)]) }]);

const talkByTime = (plan, recording) => {
  const spans = switches(recording), all = total(spans), of = round(all / 1000), seen = talkHeard(plan, recording);
  const own = (code) => spans.filter((span) => span.code === code.key);
  const seconds = (code) => round(total(own(code)) / 1000);
  const said = (code) => say("n-of-m", [lasting(seconds(code) * 1000), lasting(of * 1000)]);
  const turns = talkTurns(recording), students = turns.filter((turn) => turn.code === "student").length;
  const first = plan.codes[0], student = plan.codes.find((code) => code.key === "student");
  return {
    n: seconds(first), of, unit: "minutes", as: of > 0 ? "share" : "none",
    headline: { count: lasting(seconds(first) * 1000), label: say("talk.label-of", [first.name, lasting(of * 1000)]) },
    told: plan.codes.map((code) => ({ name: code.name, value: said(code), aside: percent(seconds(code), of) }))
      .concat([rated(say("talk.turns"), turns.length, recording)])
      .concat(students === 0 || !student ? [] : [{
        name: say("talk.mean"),
        value: say(students === 1 ? "talk.mean-of-one" : "talk.mean-of", [fixed(round(total(own(student)) / 1000 / students, 1), 1), number(students)]),
      }])
      .concat(voicesTold(plan, seen)),
    brief: !longEnough(recording),
    counts: plan.codes.map((code) => ({ code: code.key, n: seconds(code) })),
    pictures: [strips(recording, plan.codes.map((code) => ({ label: code.name, value: lasting(seconds(code) * 1000), spans: own(code) })),
      say("talk.strip"), say("talk.spans"), {
        caption: say("figures.table"), head: [say("figures.part"), say("talk.time"), say("figures.share")],
        rows: plan.codes.map((code) => [code.name, lasting(seconds(code) * 1000), say("figures.seconds-of", [number(seconds(code)), number(of)])]),
      })].concat(voicesBar(plan, seen)),
  };
};

const talkByLooks = (plan, recording) => {
  const some = looks(plan, recording), of = some.length, seen = talkHeard(plan, recording);
  const n = (code) => held(some, code.key).length;
  const said = (code) => outOf(n(code), of), first = plan.codes[0];
  return {
    n: n(first), of, unit: "looks", as: of > 0 ? "share" : "none",
    headline: { count: said(first), label: say("talk.label-looks", [first.name]) },
    told: plan.codes.map((code) => ({ name: code.name, value: said(code), aside: percent(n(code), of) })).concat(voicesTold(plan, seen)),
    counts: plan.codes.map((code) => ({ code: code.key, n: n(code) })),
    pictures: [strips(recording, plan.codes.map((code) => ({
      label: code.name, value: said(code), spans: held(some, code.key).map((look) => ({ from: look.from, to: look.from })),
    })), say("talk.strip"), say("talk.marks"), {
      caption: say("figures.table"), head: [say("figures.part"), say("talk.looks-head"), say("talk.share")],
      rows: plan.codes.map((code) => [code.name, number(n(code)), said(code)]),
    })].concat(voicesBar(plan, seen)),
  };
};

export const talk = (plan, recording) => (plan.method === "momentary" ? talkByLooks(plan, recording) : talkByTime(plan, recording));
