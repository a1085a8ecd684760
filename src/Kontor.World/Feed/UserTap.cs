using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Feed;

/// <summary>
/// One watched user at one exchange: what happened to him in this batch, and, while a command is applied, which of his balances,
/// positions and settings have to be looked at when it is over.
/// </summary>
internal sealed partial class UserTap(WorldTap world, ExchangeId exchange, long user)
{
    private readonly List<FeedSubscription> _subscriptions = [];
    private readonly List<FeedEvent> _events = [];
    private int _eventsMax;
    private bool _isTouched;
    private bool _isOverflown;

    public void Add(FeedSubscription subscription)
    {
        _subscriptions.Add(subscription);
        _eventsMax = Math.Max(_eventsMax, subscription.EventsMax);
    }

    /// <summary>True when nobody is left.</summary>
    public bool Remove(FeedSubscription subscription)
    {
        _subscriptions.Remove(subscription);
        return _subscriptions.Count == 0;
    }

    /// <summary>More than anybody could take at once is not kept: a batch may be about everything that a user has.</summary>
    private void Tell(FeedEvent one)
    {
        if (_events.Count == 0 && !_isOverflown)
            world.NoteTold(this);
        if (_events.Count < _eventsMax)
            _events.Add(one);
        else
            _isOverflown = true;
    }

    public void TellAccess(long nowMs) => Tell(new AccessChanged { Record = Record, TimeMs = nowMs });

    public void HandOver()
    {
        for (var index = _subscriptions.Count - 1; index >= 0; index--)
        {
            var subscription = _subscriptions[index];
            if (_isOverflown)
                subscription.Lose();
            if (subscription.IsLost || !subscription.TryHandOver(_events))
                _subscriptions.RemoveAt(index);
        }
        _events.Clear();
        _isOverflown = false;
    }

    private void Touch()
    {
        if (_isTouched)
            return;
        _isTouched = true;
        world.NoteTouched(this);
    }

    /// <summary>Says how everything stands now that was touched since this was done last.</summary>
    public void Settle(WorldState state, long nowMs)
    {
        var ledger = state.Ledger.Find(exchange)!;
        var perpetuals = state.Perpetuals.Of(ledger);
        _isTouched = false;
        TellBalances(ledger, perpetuals, nowMs);
        TellPositions(perpetuals, nowMs);
        TellSettings(perpetuals, nowMs);
    }

    private long User => user;

    private long Record => world.Record;
}
