using Kontor.World.Directory;
using Kontor.World.State;

namespace Kontor.World.Feed;

/// <summary>
/// Where the desks of all exchanges say what happens to watched users. It only listens: it is no part of the state, and as long as nobody
/// watches it is empty.
/// </summary>
internal sealed class WorldTap
{
    private readonly List<ExchangeTap> _exchanges = [];
    private readonly List<UserTap> _touched = [];
    private readonly List<UserTap> _told = [];

    /// <summary>The number of the record that is being applied.</summary>
    public long Record { get; set; }

    public ExchangeTap Open()
    {
        var tap = new ExchangeTap(this);
        _exchanges.Add(tap);
        return tap;
    }

    /// <summary>Balances and positions of this user are to be looked at when the command is over.</summary>
    public void NoteTouched(UserTap user) => _touched.Add(user);

    /// <summary>There is something to hand over to those who watch this user.</summary>
    public void NoteTold(UserTap user) => _told.Add(user);

    /// <summary>A command, or something that was due, is over: now balances and positions stand as they will be seen.</summary>
    public void Settle(WorldState state, long nowMs)
    {
        if (_touched.Count == 0)
            return;
        foreach (var user in _touched)
            user.Settle(state, nowMs);
        _touched.Clear();
    }

    /// <summary>Whoever owns a record that was replaced, and whoever did before.</summary>
    public void NoteAccess(DirectoryChanges changes, DirectoryView before, long nowMs)
    {
        foreach (var user in changes.Users)
            NoteAccess(user.Number, nowMs);
        foreach (var key in changes.Keys)
        {
            NoteAccess(key.UserNumber, nowMs);
            if (before.FindKey(key.Dialect, key.Id) is { } known && known.UserNumber != key.UserNumber)
                NoteAccess(known.UserNumber, nowMs);
        }
    }

    public void HandOver()
    {
        if (_told.Count == 0)
            return;
        foreach (var user in _told)
            user.HandOver();
        _told.Clear();
    }

    private void NoteAccess(long user, long nowMs)
    {
        foreach (var exchange in _exchanges)
            exchange.Of(user)?.TellAccess(nowMs);
    }
}
