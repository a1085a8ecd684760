using Kontor.World.Ledger;

namespace Kontor.World.Spot;

/// <summary>Where a user keeps what he trades with in one market: the numbers of his accounts, looked up once.</summary>
internal struct SpotSeat
{
    public long User;
    public int Market;
    public int SpotBase;
    public int SpotQuote;
    public int MarginBase;
    public int MarginQuote;

    public readonly int Base(bool isMargin) => isMargin ? MarginBase : SpotBase;

    public readonly int Quote(bool isMargin) => isMargin ? MarginQuote : SpotQuote;
}

/// <summary>Everybody who ever traded somewhere, once for each market. Which number a seat has means nothing.</summary>
internal sealed class SeatTable(ExchangeLedger ledger)
{
    public const int None = -1;

    private SpotSeat[] _seats = new SpotSeat[64];

    public int Count { get; private set; }

    public ref SpotSeat this[int seat] => ref _seats[seat];

    /// <summary>The user's seat in a market, with the accounts of the wallet opened.</summary>
    public int FindOrOpen(SpotMarket market, long user, bool isMargin)
    {
        var number = market.SeatOf(user);
        if (number == None)
            number = Open(market, user);
        ref var seat = ref _seats[number];
        if (seat.Base(isMargin) == None)
            OpenAccounts(ref seat, market, isMargin);
        return number;
    }

    /// <summary>What the user can trade with. Looking opens nothing: an order that is refused leaves no trace.</summary>
    public Int128 AvailableOf(SpotMarket market, long user, bool isMargin, bool isBase)
    {
        var number = market.SeatOf(user);
        if (number != None && _seats[number].Base(isMargin) is >= 0 and var baseAccount)
            return ledger.BalanceAt(isBase ? baseAccount : _seats[number].Quote(isMargin)).Available;
        var wallet = isMargin ? market.MarginWallet : WalletId.Spot;
        return ledger.BalanceOf(user, wallet, isBase ? market.Record.Base : market.Record.Quote).Available;
    }

    private int Open(SpotMarket market, long user)
    {
        if (Count == _seats.Length)
            Array.Resize(ref _seats, Count * 2);
        _seats[Count] = new SpotSeat
        {
            User = user,
            Market = market.Index,
            SpotBase = None,
            SpotQuote = None,
            MarginBase = None,
            MarginQuote = None,
        };
        market.PutSeat(user, Count);
        return Count++;
    }

    private void OpenAccounts(ref SpotSeat seat, SpotMarket market, bool isMargin)
    {
        var wallet = isMargin ? market.MarginWallet : WalletId.Spot;
        var baseAccount = ledger.Account(seat.User, wallet, market.BaseAsset);
        var quoteAccount = ledger.Account(seat.User, wallet, market.QuoteAsset);
        if (isMargin)
            (seat.MarginBase, seat.MarginQuote) = (baseAccount, quoteAccount);
        else
            (seat.SpotBase, seat.SpotQuote) = (baseAccount, quoteAccount);
    }
}
