// Seating-chart map (domain practice, instrument 14). Units: acts per seat, seconds per part of the room. Students are seats, never
// names. A part of the room lasts from its tap to the next one, pauses left out; share = its seconds ÷ all of them.
import { bySeat, counted, length, round, switches, total } from "./recording.js";
import { clock, lasting, longEnough, number, outOf, rated, say } from "./words.js";
import { line, rect, seats } from "./pictures.js";

export const ZONES = ["front-left", "front", "front-right", "left", "middle", "right", "back-left", "back", "back-right"];
const MAP_SEATED = ["asked", "answered", "helped"];

// Where the teacher stood, in the order of time: {code: one of ZONES, from, to}
export const zoneStays = (recording) => {
  const marks = new Set(recording.marks);
  return switches({
    end: recording.end,
    taps: recording.taps
      .filter((tap) => !marks.has(tap) || tap.code === "stood" && ZONES.includes(tap.as))
      .map((tap) => tap.code === "stood" ? { code: tap.as, ms: tap.ms } : tap),
  });
};

const zoneSeconds = (spans, zone) => round(total(spans.filter((span) => span.code === zone)) / 1000);

const ZONE_SIDE = 72;
const zoneAcross = (zone) => ZONES.indexOf(zone) % 3, zoneDown = (zone) => Math.floor(ZONES.indexOf(zone) / 3);
const zoneLeft = (zone) => `${((zoneAcross(zone) * 100) / 3).toFixed(2)}%`;
const zoneX = (zone) => `${(((zoneAcross(zone) + 0.5) * 100) / 3).toFixed(2)}%`;
const zoneY = (zone) => zoneDown(zone) * ZONE_SIDE + ZONE_SIDE / 2;
const inZone = (zone, words) => ({ is: "text", as: "halo", x: zoneX(zone), y: zoneY(zone) + 5, anchor: "middle", text: words });

const mapPath = (recording, spans) => {
  const secondsOf = (zone) => zoneSeconds(spans, zone);
  const stood = ZONES.filter((zone) => secondsOf(zone) > 0);
  const moves = spans.slice(1).map((span, i) => [spans[i].code, span.code]).filter((move) => move[0] !== move[1]);
  return {
    title: say("seat-map.path"), aside: say("figures.board"), about: say("seat-map.path-says"),
    parts: [{
      name: say("seat-map.path-name", [number(stood.length), number(moves.length)]), height: 3 * ZONE_SIDE,
      shapes: ZONES.map((zone) => rect(stood.includes(zone) ? "zone zone-had" : "zone", zoneLeft(zone), zoneDown(zone) * ZONE_SIDE, "33.33%", ZONE_SIDE))
        .concat(moves.map((move) => line("path", zoneX(move[0]), zoneY(move[0]), zoneX(move[1]), zoneY(move[1]))))
        .concat(stood.map((zone) => inZone(zone, lasting(secondsOf(zone) * 1000)))),
    }],
    table: {
      caption: say("seat-map.stays"), head: [say("seat-map.since"), say("seat-map.where"), say("seat-map.time")],
      rows: spans.map((span) => [clock(span.from), say(`seat-map.${span.code}`), lasting(length(span))]),
    },
  };
};

const mapSeats = (plan, recording, codes) => {
  const bySeats = codes.map((code) => bySeat(plan, recording, [code.key]));
  const picture = seats(bySeat(plan, recording, codes.map((code) => code.key)), say("seat-map.each-square"));
  picture.table = {
    caption: say("figures.table"), head: [say("seat-map.seat")].concat(codes.map((code) => code.name)),
    rows: Array.from({ length: plan.seats }, (_, i) => [number(i + 1)].concat(bySeats.map((had) => number(had[i])))),
  };
  return picture;
};

export const seatMap = (plan, recording) => {
  const codes = plan.codes.filter((code) => MAP_SEATED.includes(code.key)), mapped = plan.seats > 0 && codes.length > 0;
  const reached = bySeat(plan, recording, codes.map((code) => code.key)).filter((n) => n > 0).length;
  const spans = zoneStays(recording), all = round(total(spans) / 1000);
  const zones = ZONES.map((zone) => ({ zone, seconds: zoneSeconds(spans, zone) })).filter((one) => one.seconds > 0);
  const acts = counted(plan, recording).filter((count) => codes.includes(count.code));
  return {
    n: mapped ? reached : 0, of: mapped ? plan.seats : 0, unit: "reached", as: mapped ? "share" : "none",
    headline: mapped
      ? { count: outOf(reached, plan.seats), label: say("seat-map.label-of") }
      : { count: outOf(zones.length, ZONES.length), label: say("seat-map.label-zones") },
    told: acts.map((count) => rated(count.code.name, count.n, recording))
      .concat(mapped ? [{ name: say("seat-map.untouched"), value: outOf(plan.seats - reached, plan.seats) }] : [])
      .concat(zones.map((one) => ({
        name: say(`seat-map.${one.zone}`), value: lasting(one.seconds * 1000),
        aside: say("figures.seconds-of", [number(one.seconds), number(all)]),
      }))),
    brief: acts.length > 0 && !longEnough(recording),
    pictures: (mapped ? [mapSeats(plan, recording, codes)] : []).concat(spans.length ? [mapPath(recording, spans)] : []),
  };
};
