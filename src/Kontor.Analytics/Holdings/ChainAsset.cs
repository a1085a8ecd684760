namespace Kontor.Analytics.Holdings;

/// <summary>A coin or a token where it lives.</summary>
/// <param name="Chain">By its name in the world.</param>
/// <param name="ChainName">In full.</param>
/// <param name="Contract">Empty for the chain's own coin.</param>
public sealed record ChainAsset(string Chain, string ChainName, string Contract, string Symbol, int Decimals)
{
    /// <summary>How many decimals dollars have that come of an amount and a price: both keep all of theirs.</summary>
    public int ValueScale => Decimals + Fixed.Decimals;

    public bool IsCoin => Contract.Length == 0;

    /// <summary>By this the contract knows it.</summary>
    public string CoinKey => KeyOf(Symbol, Contract);

    public static string KeyOf(string symbol, string contract) => $"{symbol}_{(contract.Length > 0 ? contract : symbol)}";
}
