using Kontor.World.Feed;

namespace Kontor.World.Perpetuals;

/// <summary>What is told to those who watch a trader.</summary>
internal sealed partial class PerpetualDesk
{
    // What orders counted on is being taken from them to end somebody else's position.
    private bool _isDeleveraging;

    private void Show(in PerpetualOrderRow order, OrderStep step) =>
        exchange.Tap.Of(order.User)?.Tell(order, step, isDeleveraged: _isDeleveraging);

    private void ShowSettings(Seat seat, long nowMs)
    {
        var trader = seat.Trader;
        exchange.Tap.Of(trader.User)?.TellSettings(seat.Contract.Index, SeatSettings.Of(seat), trader.PositionMode, nowMs);
    }

    // Promises lots of a position to orders that close it, or, below zero, takes that back.
    private void Freeze(int position, long lots)
    {
        Positions[position].LotsFrozen += lots;
        exchange.Show(position);
    }
}
