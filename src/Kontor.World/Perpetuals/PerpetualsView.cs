using System.Collections.Concurrent;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>A contract as everybody outside the loop sees it.</summary>
/// <param name="ValuePerTickLot">Smallest units of the quote for one lot at a price of one tick.</param>
public sealed record ContractView(
    int Index,
    ContractRecord Record,
    MarketTape Tape,
    int BaseDecimals,
    int QuoteDecimals,
    long ValuePerTickLot
)
{
    public required ContractBoard Board { get; init; }
}

/// <summary>The contracts as everybody outside the loop sees them: read from any thread without a lock, and without delaying an order.</summary>
public sealed class PerpetualsView
{
    private readonly ConcurrentDictionary<string, Listing> _listings = new(StringComparer.Ordinal);

    /// <summary>In the order of their definition.</summary>
    public IEnumerable<ContractView> Contracts(ExchangeId exchange) =>
        _listings.TryGetValue(exchange.Name, out var listing) ? listing.InOrder : [];

    /// <summary>The same by its number at the exchange, as orders and positions call it.</summary>
    public ContractView? At(ExchangeId exchange, int contract) =>
        _listings.TryGetValue(exchange.Name, out var listing) ? listing.At(contract) : null;

    public ContractView? Find(ExchangeId exchange, string symbol) =>
        _listings.TryGetValue(exchange.Name, out var listing) ? listing.Find(symbol) : null;

    /// <summary>Shows what changed since the last time. Called by the loop, at the end of a batch.</summary>
    internal void Publish(WorldState state)
    {
        // By index: walking through an interface would allocate, after every batch.
        for (var index = 0; index < state.Ledger.Exchanges.Count; index++)
        {
            var perpetuals = state.Perpetuals.Of(state.Ledger.Exchanges[index]);
            if (perpetuals.Changed.Count == 0)
                continue;
            var assets = state.Ledger.Exchanges[index].Assets;
            var listing = _listings.GetOrAdd(state.Ledger.Exchanges[index].Name, static _ => new Listing());
            foreach (var contract in perpetuals.Changed)
            {
                listing.Put(contract, assets);
                contract.Board.Show(contract, perpetuals.MeterOf(contract));
                contract.Tape.PublishDepth(new ContractDepth(contract.Book), state.Time.NowMs);
            }
            perpetuals.ForgetChanges();
        }
    }

    private sealed class Listing
    {
        private readonly Published<ContractView> _contracts = new();
        private readonly ConcurrentDictionary<string, int> _indexBySymbol = new(StringComparer.Ordinal);

        public IEnumerable<ContractView> InOrder => _contracts;

        public ContractView? At(int contract) => _contracts[contract];

        public ContractView? Find(string symbol) => _indexBySymbol.TryGetValue(symbol, out var index) ? _contracts[index] : null;

        public void Put(Contract contract, AssetTable assets)
        {
            if (ReferenceEquals(_contracts[contract.Index]?.Record, contract.Record))
                return;
            var view = new ContractView(
                contract.Index,
                contract.Record,
                contract.Tape,
                assets.Find(contract.Record.Base)!.Decimals,
                assets[contract.QuoteAsset].Decimals,
                contract.ValuePerTickLot
            )
            {
                Board = contract.Board,
            };
            _contracts.Put(contract.Index, view);
            _indexBySymbol[contract.Symbol] = contract.Index;
        }
    }

    private readonly struct ContractDepth(OrderBook book) : IDepthSource
    {
        public long UpdateId => book.UpdateId;

        public int LevelCount(Side side) => book.LevelCount(side);

        public DepthLevel LevelAt(Side side, int depth)
        {
            var level = book.LevelAt(side, depth);
            return new DepthLevel(level.PriceTicks, level.Lots);
        }
    }
}
