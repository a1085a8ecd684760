namespace Kontor.Exchanges;

/// <summary>How many decimals a step of price or quantity has.</summary>
public static class StepDecimals
{
    /// <summary>A step of 1,000,000 units of an asset with eight decimals is a step of 0.01: two decimals.</summary>
    public static int Of(long stepUnits, int decimals)
    {
        for (; decimals > 0 && stepUnits % 10 == 0; stepUnits /= 10)
            decimals--;
        return decimals;
    }
}
