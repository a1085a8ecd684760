using Kontor.World.Codec;

namespace Kontor.World.Referrals;

/// <summary>Who brought whom to one exchange. A user's number is its place in the order of registration, and everything here is in that order.</summary>
public sealed class ReferralBook
{
    private readonly SortedDictionary<long, Referral> _all = [];
    private readonly Dictionary<long, SortedSet<long>> _inviteesOf = [];

    public IEnumerable<Referral> All => _all.Values;

    public int Count => _all.Count;

    /// <summary>What an inviter gets of the fees that its invitees pay, in millionths.</summary>
    public int SharePpm { get; internal set; }

    /// <summary>How the user came here; null for one who came alone.</summary>
    public Referral? Find(long user) => _all.GetValueOrDefault(user);

    public IEnumerable<Referral> InviteesOf(long inviter) =>
        _inviteesOf.TryGetValue(inviter, out var users) ? users.Select(user => _all[user]) : [];

    public int CountOf(long inviter) => _inviteesOf.TryGetValue(inviter, out var users) ? users.Count : 0;

    public bool IsInvitedBy(long user, long inviter) => Find(user)?.Inviter == inviter;

    /// <summary>Whether the one came here because of the other, however many stand between them.</summary>
    internal bool Descends(long user, long from)
    {
        for (var step = Find(user); step is not null; step = Find(step.Inviter))
        {
            if (step.Inviter == from)
                return true;
        }
        return false;
    }

    internal void Add(Referral referral)
    {
        _all.Add(referral.User, referral);
        if (!_inviteesOf.TryGetValue(referral.Inviter, out var users))
            _inviteesOf.Add(referral.Inviter, users = []);
        users.Add(referral.User);
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(SharePpm);
        writer.WriteCount(_all.Count);
        foreach (var referral in _all.Values)
            referral.Write(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        SharePpm = (int)reader.ReadLong();
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(Referral.Read(ref reader));
    }
}
