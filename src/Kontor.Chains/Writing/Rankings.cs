using Kontor.Chains.Columns;
using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Writing;

/// <summary>The holders of the chain's own coin and of every token, by what they have. Everybody who looks at it holds its lock.</summary>
internal sealed class Rankings(Tables tables) : IRanked
{
    // The first one is that of the chain's own coin: its token number is -1.
    private readonly List<Ranking> _byToken = [];

    public Word256 BalanceOf(int holding)
    {
        var changes = tables.Lists[tables.Holdings[holding].Changes];
        return changes.Count == 0 ? default : tables.Amounts.Get(tables.Changes[changes[changes.Count - 1]].Balance);
    }

    public Address20 OwnerOf(int holding) => tables.AddressKeys[tables.Holdings[holding].Address];

    public Ranking? Find(int token) => token + 1 < _byToken.Count ? _byToken[token + 1] : null;

    /// <summary>Gives a holding the place of its new balance, before that balance has become a row.</summary>
    public void Change(int holding, Word256 before, Word256 after)
    {
        if (!IsRanked(holding))
            return;
        var token = tables.Holdings[holding].Token;
        while (_byToken.Count <= token + 1)
            _byToken.Add(new Ranking(this));
        _byToken[token + 1].Change(holding, before, after);
    }

    public void Truncate(int tokens)
    {
        if (_byToken.Count > tokens + 1)
            _byToken.RemoveRange(tokens + 1, _byToken.Count - tokens - 1);
    }

    public long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (var ranking in _byToken)
                bytes += ranking.Bytes;
            return bytes;
        }
    }

    private bool IsRanked(int holding)
    {
        ref var row = ref tables.Holdings[holding];
        return row.Item == HoldingKey.Whole && (row.Token == HoldingKey.Native || !OwnerOf(holding).IsZero);
    }
}
