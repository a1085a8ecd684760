using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>What a user can withdraw now, in hundred-millionths of a bitcoin.</summary>
public readonly record struct QuotaReading(long LimitSatoshi, long UsedSatoshi)
{
    public long LeftSatoshi => Math.Max(0, LimitSatoshi - UsedSatoshi);
}

/// <summary>
/// What the users of one exchange withdrew within the last 24 hours, each withdrawal with the worth it had when it was asked for. One that
/// is exactly 24 hours old does not count any more, and neither does one that came to nothing.
/// </summary>
internal sealed class DailyQuota
{
    private readonly record struct Use(long Withdrawal, long TimeMs, long Satoshi);

    private readonly SortedDictionary<long, List<Use>> _usesOfUser = [];

    public Int128 UsedBy(long user, long nowMs)
    {
        Int128 sum = 0;
        if (_usesOfUser.TryGetValue(user, out var uses))
        {
            foreach (var use in uses)
                sum += Counts(use, nowMs) ? use.Satoshi : 0;
        }
        return sum;
    }

    public bool HasRoom(long user, long nowMs) =>
        !_usesOfUser.TryGetValue(user, out var uses) || uses.Count(use => Counts(use, nowMs)) < FundingBounds.WithdrawalsPerDayMax;

    public void Add(long user, long withdrawal, long satoshi, long nowMs)
    {
        if (!_usesOfUser.TryGetValue(user, out var uses))
            _usesOfUser.Add(user, uses = []);
        uses.RemoveAll(use => !Counts(use, nowMs));
        uses.Add(new Use(withdrawal, nowMs, satoshi));
    }

    public void Remove(long user, long withdrawal)
    {
        if (_usesOfUser.TryGetValue(user, out var uses))
            uses.RemoveAll(use => use.Withdrawal == withdrawal);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_usesOfUser.Count);
        foreach (var (user, uses) in _usesOfUser)
        {
            writer.WriteLong(user);
            writer.WriteCount(uses.Count);
            foreach (var use in uses)
            {
                writer.WriteLong(use.Withdrawal);
                writer.WriteLong(use.TimeMs);
                writer.WriteLong(use.Satoshi);
            }
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var user = reader.ReadLong();
            var uses = new List<Use>();
            for (var more = reader.ReadCount(); more > 0; more--)
                uses.Add(new Use(reader.ReadLong(), reader.ReadLong(), reader.ReadLong()));
            _usesOfUser.Add(user, uses);
        }
    }

    private static bool Counts(Use use, long nowMs) => use.TimeMs > nowMs - FundingRules.DayMs;
}
