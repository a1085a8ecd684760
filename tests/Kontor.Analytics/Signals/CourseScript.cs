using System.Globalization;
using Kontor.Analytics.Signals;

namespace Kontor.Analytics.Tests.Signals;

/// <summary>
/// Leads a state machine through instants, a line each: a price, a score, what else there is to see, and the numbers of what has to be said.
/// Instants are five minutes apart; <c>+4h</c> or <c>+1d</c> in front of a line lets more time pass.
/// </summary>
internal static class CourseScript
{
    public static void Chance(string script)
    {
        ChanceCourse? course = null;
        Lead(
            script,
            (line, gridMs) =>
            {
                var moment = line.Moment(gridMs, line.Score);
                var said = new List<ChanceMessage>();
                if (course is null && moment.BeginsChance)
                {
                    course = new ChanceCourse(moment);
                    said.Add(ChanceMessage.Begun);
                }
                if (course?.Continue(moment, said) == false)
                    course = null;
                return said.Select(message => (int)message);
            }
        );
    }

    public static void Risk(string script)
    {
        RiskCourse? course = null;
        Lead(
            script,
            (line, gridMs) =>
            {
                var moment = line.Moment(gridMs, 100 * Fixed.One - line.Score);
                var said = new List<RiskMessage>();
                if (course is null && moment.BeginsRisk)
                {
                    course = new RiskCourse(moment);
                    said.Add(RiskMessage.Begun);
                }
                if (course?.Continue(moment, said) == false)
                    course = null;
                return said.Select(message => (int)message);
            }
        );
    }

    /// <summary>Without a score: <c>in</c> and <c>out</c> say where money flowed in these five minutes, <c>left</c> that more left in four hours.</summary>
    /// <returns>How it stands in the end; nothing where it has ended.</returns>
    public static FundsCourse? Funds(string script)
    {
        FundsCourse? course = null;
        Lead(
            script,
            (line, gridMs) =>
            {
                var net =
                    line.Has("in") ? Fixed.One
                    : line.Has("out") ? -Fixed.One
                    : 0;
                var (price, anomalies, net4h) = (line.Price, line.Anomalies, line.Has("left") ? -Fixed.One : 0);
                var moment = new FundsMoment(gridMs, price, anomalies, line.Has("jump"), line.Has("rise"), net, net4h);
                var said = new List<FundsMovement>();
                if (course is null && anomalies.Any)
                    course = new FundsCourse(moment);
                if (course?.Continue(moment, said) == false)
                    course = null;
                return said.Select(movement => (int)movement);
            }
        );
        return course;
    }

    private static void Lead(string script, Func<Line, long, IEnumerable<int>> look)
    {
        var gridMs = 20_000 * Grid.DayMs;
        foreach (var text in script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var line = Line.Parse(text);
            gridMs += line.LaterMs;
            var said = string.Join(' ', look(line, gridMs));
            Assert.True(line.Said == said, $"'{text}': said '{said}'");
        }
    }

    private sealed record Line(long LaterMs, Int128 Price, Int128 Score, string[] Words, string Said)
    {
        public Anomalies Anomalies => new(Has("short"), Has("trend"));

        public static Line Parse(string text)
        {
            var (left, right) = text.Split("->", StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (text, "");
            var words = left.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var laterMs = Grid.StepMs;
            if (words[0][0] == '+')
            {
                var count = long.Parse(words[0].AsSpan(1, words[0].Length - 2), CultureInfo.InvariantCulture);
                laterMs = count * (words[0][^1] == 'd' ? Grid.DayMs : 60 * Grid.MinuteMs);
                words.RemoveAt(0);
            }
            var score = words.Count > 1 && char.IsDigit(words[1][0]) ? Number(words[1]) : 0;
            return new Line(laterMs, Number(words[0]), score, [.. words.Skip(1)], right);
        }

        public bool Has(string word) => Words.Contains(word);

        public Moment Moment(long gridMs, Int128 score)
        {
            var direction =
                Has("more") ? 1
                : Has("less") ? -1
                : 0;
            var acceleration =
                Has("faster") ? 1
                : Has("shrinking") ? -1
                : 0;
            var amount = Has("thin") ? 9_999 * Fixed.One : 10_000 * Fixed.One;
            return new Moment(gridMs, Price, score, amount, Anomalies, new HolderTurn(direction, acceleration), Has("shipped"));
        }

        private static Int128 Number(string text) => (Int128)(decimal.Parse(text, CultureInfo.InvariantCulture) * Fixed.One);
    }
}
