using Kontor.World.Feed;

namespace Kontor.World.Perpetuals;

/// <summary>What is told to those who watch a trader.</summary>
internal sealed partial class PerpetualDesk
{
    // What orders counted on is being taken from them to end somebody else's position.
    private bool _isDeleveraging;

    private void Show(in PerpetualOrderRow order, OrderStep step) =>
        exchange.Tap.Of(order.User)?.Tell(order, step, isDeleveraged: _isDeleveraging);

    private void ShowSettings(Seat seat) => exchange.Tap.Of(seat.Trader.User)?.TouchSettings(seat.Contract.Index);

    // Promises lots of a position to orders that close it, or, below zero, takes that back.
    private void Freeze(int position, long lots)
    {
        Positions[position].LotsFrozen += lots;
        exchange.Show(position);
    }
}
