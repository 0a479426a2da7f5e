#!/usr/bin/env python3
"""Makes lessons of which it is known who speaks when: prompts that people recorded for telephones, put one after the other.

Usage: scenes.py SPEECH OUT tune|test [SECONDS]
SPEECH holds the unpacked Debian packages that bench/listen.sh names. Each lesson is OUT/NAME.wav (16 kHz, 16 bit, mono) and
OUT/NAME.json: whose speech each 32 ms are ("t", "s" or "-"), and where the first 12 s of the teacher's speech lie. A pause under
half a second belongs to the talk around it, as on the page. Speech is where the clean prompt is louder than 35 dB below
its loud parts. Needs numpy, and sox to read the prompts.
"""
import glob, json, os, random, subprocess, sys
import numpy as np

RATE, STEP = 16000, 512
SOUNDS = "usr/share/asterisk/sounds"
VOICES = {
    "tune": {"June": f"{SOUNDS}/fr_CA_f_June/**/*.wav", "Ivrvoice": f"{SOUNDS}/ru_RU_f_IvrvoiceRU/**/*.wav",
             "Armelle": f"{SOUNDS}/**/fr/*.gsm"},
    "test": {"Allison": f"{SOUNDS}/en_US_f_Allison/**/*.wav", "Carlo": f"{SOUNDS}/it_IT_m_Carlo/**/*.wav",
             "Menardi": f"{SOUNDS}/it_IT_f_Menardi/**/*.wav", "July": f"{SOUNDS}/**/es/*.gsm",
             "Librivox": "usr/share/pocketsphinx/test/data/librivox/*.wav"},
}
PLACES = [("quiet", None, 45), ("fan 20 dB", "fan", 20), ("fan 10 dB", "fan", 10), ("babble 20 dB", "babble", 20), ("babble 10 dB", "babble", 10)]
EACH = 6


def prompt(path):
    raw = subprocess.run(["sox", path, "-t", "raw", "-r", str(RATE), "-c", "1", "-b", "16", "-e", "signed", "-"], capture_output=True, check=True).stdout
    return np.frombuffer(raw, "<i2").astype(float) / 32768


def loud(sound):
    frames = sound[: len(sound) // STEP * STEP].reshape(-1, STEP)
    power = (frames ** 2).mean(axis=1)
    return power > np.percentile(power, 95) * 10 ** -3.5


def voice(speech, pattern, dice):
    paths = sorted(glob.glob(os.path.join(speech, pattern), recursive=True))
    paths = [path for path in paths if os.path.getsize(path) > 4000 and "silence" not in path and "beep" not in path]
    dice.shuffle(paths)
    found = []
    for path in paths[:150]:
        sound = prompt(path)
        if len(sound) < 8 * STEP or np.abs(sound).max() < 0.02:
            continue
        power = np.sqrt((sound[: len(sound) // STEP * STEP].reshape(-1, STEP)[loud(sound)] ** 2).mean())
        found.append(sound / power * 0.05)
    return found


def room(sound, dice):
    """A tail of 0.4 s, as of a room with some carpet."""
    noise = np.random.default_rng(dice.randrange(2 ** 31)).normal(size=int(0.4 * RATE))
    tail = noise * np.exp(-6.9 * np.arange(len(noise)) / len(noise)) * 0.03
    tail[0] = 1
    size = 1 << int(np.ceil(np.log2(len(sound) + len(tail))))
    return np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[: len(sound)]


def fan(length, dice):
    white = np.random.default_rng(dice.randrange(2 ** 31)).normal(size=length)
    spectrum = np.fft.rfft(white)
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 50))
    return np.fft.irfft(spectrum, length)


def babble(length, voices, dice):
    sum = np.zeros(length)
    for _ in range(8):
        at = 0
        while at < length:
            one = dice.choice(dice.choice(voices))[: length - at]
            sum[at: at + len(one)] += one
            at += len(one) + dice.randrange(RATE // 2)
    return sum


def lesson(voices, place, snr, seconds, dice):
    names = sorted(voices)
    dice.shuffle(names)
    if names[0] == "Librivox":  # five readings: too few to be a teacher of whom nothing comes twice
        names = names[1:] + names[:1]
    decks = {id(voices[name]): [] for name in names}

    def deal(one):
        deck = decks[id(one)]
        if not deck:
            deck.extend(dice.sample(one, len(one)))
        return deck.pop()

    teacher, students, rest = voices[names[0]], [voices[name] for name in names[1:3]], [voices[name] for name in names[3:]] or [voices[names[-1]]]
    length = seconds * RATE // STEP * STEP
    sound, who = np.zeros(length), np.zeros(length // STEP, "U1")
    who[:] = "-"
    at = RATE
    ours = True
    while at < length - 12 * RATE:
        one, level = (teacher, 1) if ours else (dice.choice(students), 10 ** (-dice.uniform(4, 12) / 20))
        for _ in range(dice.randint(2, 6) if ours else dice.randint(1, 2)):
            said = deal(one)
            at = at // STEP * STEP
            end = min(at + len(said), length)
            sound[at:end] += said[: end - at] * level
            steps = loud(said)[: (end - at) // STEP]
            who[at // STEP: at // STEP + len(steps)][steps] = "t" if ours else "s"
            at += len(said) + int(dice.uniform(0.1, 0.5) * RATE)
            if at > length - 12 * RATE:
                break
        at += int(dice.choice([0.3, 0.8, 1.5, 3, 6]) * dice.uniform(0.7, 1.3) * RATE)
        ours = not ours
    sound = room(sound, dice)
    speech = np.sqrt((sound.reshape(-1, STEP)[who == "t"] ** 2).mean())
    noise = babble(length, rest, dice) if place == "babble" else fan(length, dice)
    noise *= speech / np.sqrt((noise ** 2).mean()) * 10 ** (-snr / 20)
    return np.clip((sound + noise) * 2, -1, 1), closed(who), names[:3]


def closed(who):
    last = None
    for i in range(len(who)):
        if who[i] == "-":
            continue
        if last is not None and 1 < i - last <= 500 // 32 + 1:
            who[last + 1: i] = who[last]
        last = i
    return "".join(who)


def save(path, sound):
    raw = (sound * 32767).astype("<i2").tobytes()
    head = b"RIFF" + (36 + len(raw)).to_bytes(4, "little") + b"WAVEfmt " + (16).to_bytes(4, "little")
    head += b"\1\0\1\0" + RATE.to_bytes(4, "little") + (2 * RATE).to_bytes(4, "little") + b"\2\0\x10\0data" + len(raw).to_bytes(4, "little")
    open(path, "wb").write(head + raw)


def main():
    speech, out, which = sys.argv[1:4]
    seconds = int(sys.argv[4]) if len(sys.argv) > 4 else 300
    dice = random.Random(which)
    voices = {name: voice(speech, pattern, dice) for name, pattern in VOICES[which].items()}
    print({name: len(all) for name, all in voices.items()}, file=sys.stderr)
    os.makedirs(out, exist_ok=True)
    for place, kind, snr in PLACES:
        for number in range(EACH):
            sound, who, names = lesson(voices, kind, snr, seconds, dice)
            name = f"{place} {number + 1}".replace(" ", "-")
            save(f"{out}/{name}.wav", sound)
            enrol = [i for i, one in enumerate(who) if one == "t"][: 12 * RATE // STEP]
            json.dump({"place": place, "voices": names, "who": who, "enrol": enrol}, open(f"{out}/{name}.json", "w"))


main()
