import { describe, expect, it } from "vitest";
import { clockIn, readClock } from "./clock";
import { offsetAt, UTC, ZONES, zoneTold } from "./zones";

const VIENNA = "Europe/Vienna";
const at = (moment: string): number => Date.parse(moment);

describe("a zone", () => {
  it("is one of those that the browser knows, with UTC first", () => {
    expect(ZONES[0]).toBe(UTC);
    expect(ZONES).toContain("Asia/Tokyo");
    expect(new Set(ZONES).size).toBe(ZONES.length);
  });

  it("is told with its distance from UTC then, in winter and in summer", () => {
    expect(zoneTold(VIENNA, at("2026-01-01T00:00:00Z"))).toBe("Europe/Vienna (UTC+01:00)");
    expect(zoneTold(VIENNA, at("2026-07-01T00:00:00Z"))).toBe("Europe/Vienna (UTC+02:00)");
    expect(zoneTold("America/St_Johns", at("2026-01-01T00:00:00Z"))).toBe("America/St_Johns (UTC−03:30)");
    expect(zoneTold(UTC, 0)).toBe("UTC");
  });

  it("of another browser's chart that this one does not know counts as UTC", () => {
    expect(offsetAt("Nowhere/At_All", at("2026-07-01T00:00:00Z"))).toBe(0);
  });

  it("holds before 1970 and within a second", () => {
    expect(offsetAt(VIENNA, at("1965-01-01T00:00:00.250Z"))).toBe(3_600_000);
  });
});

describe("a clock", () => {
  it("shows the moment in the zone, over midnight too", () => {
    expect(clockIn(VIENNA, at("2026-03-01T23:30:00Z"))).toBe("2026-03-02 00:30:00");
    expect(clockIn(UTC, at("2026-03-01T23:30:00Z"), "minute")).toBe("2026-03-01 23:30");
    expect(clockIn("Asia/Kolkata", at("2026-03-01T23:30:00Z"), "day")).toBe("2026-03-02");
  });

  it("is read as it is shown", () => {
    for (const moment of ["2026-01-15T09:00:00Z", "2026-07-15T22:59:59Z"]) {
      expect(readClock(clockIn(VIENNA, at(moment)), VIENNA)).toEqual({ at: at(moment), twice: false });
    }
  });

  it("is read as a day alone, with T, and in UTC where that is said", () => {
    expect(readClock("2026-07-01", VIENNA)).toEqual({ at: at("2026-06-30T22:00:00Z"), twice: false });
    expect(readClock("2026-7-1T08:05", UTC)).toEqual({ at: at("2026-07-01T08:05:00Z"), twice: false });
    expect(readClock("2026-07-01 08:05Z", VIENNA)).toEqual({ at: at("2026-07-01T08:05:00Z"), twice: false });
  });

  it("is refused where it says no date", () => {
    for (const text of ["", "yesterday", "01.07.2026", "2026-07"]) {
      expect(readClock(text, UTC)).toEqual({ wrong: "unreadable" });
    }
    for (const text of ["2026-02-30", "2026-13-01", "2026-01-01 24:00", "2026-01-01 12:60"]) {
      expect(readClock(text, UTC)).toEqual({ wrong: "no such date" });
    }
  });

  it("that goes forward leaves an hour out, and one that goes back shows it twice", () => {
    expect(readClock("2026-03-29 02:30", VIENNA)).toEqual({ wrong: "left out" });
    expect(readClock("2026-10-25 02:30", VIENNA)).toEqual({ at: at("2026-10-25T00:30:00Z"), twice: true });
  });
});
