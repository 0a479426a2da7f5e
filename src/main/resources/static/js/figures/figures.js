// The one place that says what an instrument's taps come to.
import { counted, recorded, total } from "./recording.js";
import { lasting, number, say } from "./words.js";
import { opportunities } from "./opportunities.js";
import { timeUse } from "./time-use.js";
import { talk } from "./talk.js";
import { onTask } from "./on-task.js";
import { waitTime } from "./wait-time.js";
import { transitions } from "./transitions.js";
import { disruptions } from "./disruptions.js";
import { interactions } from "./interactions.js";
import { respect } from "./respect.js";
import { questions } from "./questions.js";
import { checklist } from "./checklist.js";
import { seatMap } from "./seat-map.js";
import { script } from "./script.js";
import { slips } from "./slips.js";
import { thinking } from "./thinking.js";
import { voice } from "./voice.js";
import { own } from "./own.js";

const INSTRUMENTS = {
  opportunities,
  "time-use": timeUse,
  talk,
  "on-task": onTask,
  "wait-time": waitTime,
  transitions,
  disruptions,
  interactions,
  respect,
  questions,
  checklist,
  "seat-map": seatMap,
  script,
  slips,
  thinking,
  voice,
  "own-form": own,
};

const gaps = (recording) => {
  const ms = total(recording.gaps), n = recording.gaps.length;
  if (n === 0) return null;
  if (ms < 1000) return say("figures.pause-brief");
  return n === 1 ? say("figures.gap", [lasting(ms)]) : say("figures.gaps", [number(n), lasting(ms)]);
};

// plan: instrument, method, every (seconds), seats, codes [{key, name}]; taps: in any order; bell: see recorded().
export const figures = (plan, taps, bell) => {
  const recording = recorded(taps, bell);
  return {
    ...{ end: recording.end, observed: recording.observed, marks: recording.marks.length, gaps: gaps(recording),
      counts: counted(plan, recording).map((count) => ({ code: count.code.key, n: count.n })), scale: 1, brief: false },
    ...INSTRUMENTS[plan.instrument](plan, recording),
  };
};
