using Kontor.World.Codec;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>A market at work: its definition, its book, what waits for a price, and where the price is.</summary>
public sealed class SpotMarket
{
    /// <summary>Who trades here, by the number of his seat. It is asked, never walked through.</summary>
    private readonly Dictionary<long, int> _seatOfUser = [];

    internal SpotMarket(int index, MarketRecord record, ExchangeLedger ledger, OrderPool pool, MarketTape tape)
    {
        (Index, Record, Book, Tape) = (index, record, new OrderBook(pool), tape);
        (BaseAsset, QuoteAsset) = (ledger.Assets.IndexOf(record.Base), ledger.Assets.IndexOf(record.Quote));
        (BaseDecimals, QuoteDecimals) = (ledger.Assets[BaseAsset].Decimals, ledger.Assets[QuoteAsset].Decimals);
        (Exchange, ValuePerTickLot) = (ledger.Index, TickValue.Of(record.TickUnits, record.LotUnits, BaseDecimals));
        MarginWallet = WalletId.IsolatedMargin(record.Symbol);
        Invariant.Holds(ValuePerTickLot > 0);
    }

    /// <summary>Its number at the exchange.</summary>
    public int Index { get; }

    /// <summary>The number of the exchange in the world.</summary>
    public int Exchange { get; }

    public MarketRecord Record { get; internal set; }
    public string Symbol => Record.Symbol;
    public OrderBook Book { get; }
    public MarketTape Tape { get; }

    /// <summary>The price of the last trade, or 0 before the first.</summary>
    public long LastTicks { get; internal set; }

    public int BaseAsset { get; }
    public int QuoteAsset { get; }
    public int BaseDecimals { get; }
    public int QuoteDecimals { get; }

    /// <summary>Smallest units of the quote for one lot at a price of one tick.</summary>
    public long ValuePerTickLot { get; }

    /// <summary>Something of it is not shown yet.</summary>
    internal bool IsChanged { get; set; }

    internal TriggerBook Triggers { get; } = new(Bounds.TriggersPerMarketMax);

    internal WalletId MarginWallet { get; }

    public Int128 ValueOf(long priceTicks, long lots) => (Int128)priceTicks * lots * ValuePerTickLot;

    public Int128 SizeOf(long lots) => (Int128)lots * Record.LotUnits;

    internal int SeatOf(long user) => _seatOfUser.TryGetValue(user, out var seat) ? seat : SeatTable.None;

    internal void PutSeat(long user, int seat) => _seatOfUser.Add(user, seat);

    /// <summary>Whether an order would take something at once.</summary>
    internal bool WouldTake(Side side, long priceTicks) => Book.TryBestPrice(side.Opposite(), out var best) && side.Takes(priceTicks, best);

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(LastTicks);
        writer.WriteLong(Book.UpdateId);
        Triggers.Save(ref writer);
        Tape.Save(ref writer);
    }

    /// <summary>Answers the update id that the book goes on from, once its orders rest in it again.</summary>
    internal long Load(ref RecordReader reader)
    {
        LastTicks = reader.ReadLong();
        var updateId = reader.ReadLong();
        Triggers.Load(ref reader);
        Tape.Load(ref reader);
        return updateId;
    }
}
