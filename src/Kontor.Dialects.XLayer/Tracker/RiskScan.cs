using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.World.Chains;
using Kontor.World.Compliance;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>Somebody an address had to do with, and what went between the two.</summary>
/// <param name="Dollars">In hundredths; what has no price counts nothing.</param>
internal sealed record Contact(Address20 Address, int Movements, Word256 Dollars);

/// <summary>A labelled party that money comes from or goes to: at once, or by way of one other.</summary>
internal sealed record Exposure(AddressLabel Label, bool IsDirect, Address20 Through, int Movements, Word256 Dollars);

/// <summary>
/// Whom an address has to do with, found by walking the index: its own movements, then those of the ones it dealt with most. How far that walk
/// goes is bounded, and so is what an answer costs.
/// </summary>
internal sealed class RiskScan(IServedChain chain, LabelsView labels, CoinPrices prices)
{
    /// <summary>Of each kind of movement, the newest of so many.</summary>
    private const int RowsMax = 1_000;

    /// <summary>So many of those dealt with most are looked at in their turn.</summary>
    private const int NeighboursMax = 20;

    private const int NeighbourRowsMax = 100;

    public const int DollarDecimals = CoinPrice.CentDecimals;

    private readonly ChainIndex _index = chain.Index;

    public AddressLabel? LabelOf(Address20 address) => labels.Find(chain.Identity.Name, address.ToString());

    /// <summary>How much is known against an address: itself, whom it dealt with, whom those dealt with.</summary>
    public AlertLevel LevelOf(Address20 address)
    {
        if (LabelOf(address) is { IsBlack: true })
            return AlertLevel.Severe;
        var exposures = ExposuresOf(address, Side.Any).Where(exposure => exposure.Label.IsBlack).ToList();
        if (exposures.Exists(exposure => exposure.IsDirect))
            return AlertLevel.High;
        return exposures.Count > 0 ? AlertLevel.Medium : AlertLevel.Low;
    }

    /// <summary>The labelled parties of one or two steps, those with the most money first.</summary>
    /// <param name="side">On which side of the movements the address stands: whom it gave to, or whom it got from.</param>
    public IReadOnlyList<Exposure> ExposuresOf(Address20 address, Side side)
    {
        var found = new List<Exposure>();
        var neighbours = ContactsOf(address, side, RowsMax);
        foreach (var neighbour in neighbours)
        {
            if (LabelOf(neighbour.Address) is { } label)
                found.Add(new Exposure(label, IsDirect: true, neighbour.Address, neighbour.Movements, neighbour.Dollars));
        }
        // Whoever has a label is an end of the way: what an exchange does with its money says nothing about its customers.
        foreach (var neighbour in neighbours.Where(one => LabelOf(one.Address) is null).Take(NeighboursMax))
        {
            foreach (var further in ContactsOf(neighbour.Address, side, NeighbourRowsMax))
            {
                if (further.Address != address && LabelOf(further.Address) is { } label)
                    found.Add(
                        new Exposure(
                            label,
                            IsDirect: false,
                            neighbour.Address,
                            further.Movements,
                            Least(further.Dollars, neighbour.Dollars)
                        )
                    );
            }
        }
        return [.. found.OrderByDescending(one => one.Dollars).ThenBy(one => one.Label.Address, StringComparer.Ordinal)];
    }

    /// <summary>Whom an address dealt with, the largest sums first.</summary>
    public IReadOnlyList<Contact> ContactsOf(Address20 address, Side side, int rowsMax)
    {
        var sums = new Dictionary<Address20, (int Movements, Word256 Dollars)>();
        foreach (var movement in MovementsOf(address, side, HeightRange.All, rowsMax))
        {
            var other = movement.From == address ? movement.To : movement.From;
            if (other == address || other.IsZero)
                continue;
            var (count, dollars) = sums.GetValueOrDefault(other);
            sums[other] = (count + 1, Word256.AddUpToMax(dollars, CentsOf(movement)));
        }
        return
        [
            .. sums.Select(sum => new Contact(sum.Key, sum.Value.Movements, sum.Value.Dollars))
                .OrderByDescending(contact => contact.Dollars)
                .ThenByDescending(contact => contact.Movements)
                .ThenBy(contact => contact.Address),
        ];
    }

    public IEnumerable<Movement> MovementsOf(Address20 address, Side side, HeightRange range, int rowsMax)
    {
        var page = new PageRequest(0, rowsMax);
        foreach (var sent in _index.TransactionsOf(address, side, range, page).Rows)
        {
            if (sent is { Succeeded: true, To: { } to } && !sent.Value.IsZero)
                yield return new Movement(sent.From.Address, to.Address, null, sent.Value, sent.At);
        }
        foreach (var inner in _index.InternalsOf(address, side, range, page).Rows)
        {
            if (inner.Succeeded && !inner.Value.IsZero)
                yield return new Movement(inner.From.Address, inner.To.Address, null, inner.Value, inner.At);
        }
        foreach (var transfer in _index.TransfersOf(address, kind: null, side, range, page).Rows)
            yield return new Movement(transfer.From.Address, transfer.To.Address, transfer.Contract, transfer.Amount, transfer.At);
    }

    /// <summary>What a movement is worth, in hundredths of a dollar.</summary>
    public Word256 CentsOf(Movement movement)
    {
        var coin = Coin.Of(chain, prices, movement.Contract);
        return coin.Price is { } price ? price.CentsOf(movement.Amount, coin.Decimals) : default;
    }

    private static Word256 Least(Word256 left, Word256 right) => left < right ? left : right;
}
